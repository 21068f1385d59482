// Says when the page can no longer refresh itself, and takes it back when it can.
(() => {
  const stale = (yes) => {
    const notice = document.getElementById("stale");
    if (notice) notice.hidden = !yes;
  };
  document.addEventListener("htmx:sendError", () => stale(true));
  document.addEventListener("htmx:responseError", () => stale(true));
  document.addEventListener("htmx:timeout", () => stale(true));
  document.addEventListener("htmx:afterSwap", () => stale(false));
})();
