// Keeps the page current: the server says which datasets changed, the parts that show them are fetched again.
(() => {
  const RETRY = 5000;
  let late = false;
  let lost = false;

  const stale = (yes) => {
    const notice = document.getElementById("stale");
    if (notice) notice.hidden = !yes;
  };
  const parts = () => document.querySelectorAll("[data-live]");
  const refresh = (changed) => {
    if (document.hidden) {
      late = true;
      return;
    }
    for (const part of parts()) {
      const shows = part.dataset.live;
      if (!changed || shows === "*" || changed.includes("*") || changed.includes(shows)) htmx.trigger(part, "live");
    }
  };
  const listen = () => {
    const changes = new EventSource("/live");
    changes.addEventListener("hello", (event) => {
      if (lost) refresh();
      else if (event.data) refresh(event.data.split(" "));
      lost = false;
    });
    changes.addEventListener("change", (event) => refresh(event.data.split(" ")));
    changes.addEventListener("error", () => {
      lost = true;
      if (changes.readyState !== EventSource.CLOSED) return;
      // Refused: fetching the parts tells why, and leads to the login where it has ended.
      refresh();
      setTimeout(listen, RETRY);
    });
    addEventListener("pagehide", () => changes.close(), { once: true });
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (parts().length) listen();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && late) {
      late = false;
      refresh();
    }
  });
  for (const fault of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(fault, () => stale(true));
  }
  document.addEventListener("htmx:afterSwap", () => stale(false));
})();
