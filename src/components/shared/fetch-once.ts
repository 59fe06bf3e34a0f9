/**
 * Fetches a part of the page when it is first wanted, and again after it could not be had. A browser
 * remembers a module that failed to load for as long as the page lives; so without a connection
 * none is asked for unless all is kept here, and once there is one the part can be had without a reload.
 */
export function fetchOnce<Part>(fetchPart: () => Promise<Part>): () => Promise<Part> {
  let fetched: Promise<Part> | null = null;
  return () => {
    if (fetched) return fetched;
    if (!navigator.onLine && !navigator.serviceWorker?.controller)
      return Promise.reject(new Error("There is no connection"));
    const fetching = fetchPart();
    fetched = fetching;
    fetching.catch(() => {
      fetched = null;
    });
    return fetching;
  };
}
