import { say } from "../../words/say.ts";

/** Says that the page could not be had, without React, which is what is missing. */
export function tellMissingPage(root: HTMLElement): void {
  const told = document.createElement("p");
  told.role = "alert";
  told.className = "page-missing";
  const reload = document.createElement("button");
  reload.textContent = say("page.reload");
  reload.addEventListener("click", () => window.location.reload());
  told.append(say("page.notLoaded"), " ", reload);
  // Where the page's banners are, if the build has rendered them.
  (document.querySelector("[data-banners]") ?? root).append(told);
}
