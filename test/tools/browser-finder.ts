export const browserArguments = ["--no-sandbox"];
export const knownBrowser = async () => "/usr/bin/chromium";
