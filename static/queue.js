// The queue brings itself up to date: quietly, while somebody looks, and never under somebody's hands. Keeps
// nothing in the browser. The page works without this file.
"use strict";

(() => {
  const live = document.getElementById("queue-live");
  const told = document.getElementById("queue-told");
  const updated = document.getElementById("queue-updated");
  const form = document.getElementById("queue-live-form");
  if (!live || !window.htmx) return;

  const EVERY = 45_000;
  const words = live.dataset;
  const list = () => document.getElementById("queue-list");
  let isOn = words.live === "on";
  let isOver = false;
  let last = performance.now();
  let before = null;

  // What is under somebody's hands: marked text, an open choice, a word being composed.
  let isComposing = false;
  addEventListener("compositionstart", () => { isComposing = true; });
  addEventListener("compositionend", () => { isComposing = false; });
  const isBusy = () => {
    const marked = getSelection();
    const isMarked = !marked.isCollapsed && list().contains(marked.anchorNode);
    return isComposing || isMarked;
  };

  const refresh = () => {
    last = performance.now();
    htmx.trigger(list(), "refresh-queue");
  };

  const tell = (text, link) => {
    told.textContent = text;
    if (!link) return;
    const anchor = document.createElement("a");
    anchor.href = location.href;
    anchor.textContent = link;
    told.append(" ", anchor);
  };

  setInterval(() => {
    const isDue = performance.now() - last >= EVERY;
    if (isOn && !isOver && isDue && !document.hidden && !isBusy()) refresh();
  }, 1000);
  document.addEventListener("visibilitychange", () => {
    if (isOn && !isOver && !document.hidden && performance.now() - last >= EVERY && !isBusy()) refresh();
  });

  document.getElementById("queue-refresh").addEventListener("click", (event) => {
    event.preventDefault();
    refresh();
  });

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const sent = new URLSearchParams(new FormData(form));
    isOn = !isOn;
    form.elements.live.value = isOn ? "off" : "on";
    form.querySelector("button").textContent = isOn ? words.pause : words.resume;
    words.live = isOn ? "on" : "off";
    // Remembered by the desk, for every browser of this person.
    fetch(form.action, { method: "POST", body: sent, redirect: "manual" }).catch(() => {});
    if (isOn) refresh();
  });

  const rowOf = (element) => element?.closest?.(".queue-row");
  const hrefOf = (row) => row?.querySelector(".row-reference a")?.getAttribute("href");
  const rows = () => [...document.querySelectorAll("#queue-list .queue-row")];

  // Where somebody is: the focus, what is ticked, and the row at the top of the window.
  const remember = () => {
    const active = document.activeElement;
    const row = rowOf(active);
    const inside = list().contains(active) || document.getElementById("queue-side").contains(active);
    const top = rows().find((each) => each.getBoundingClientRect().bottom > 0);
    const ticked = list().querySelectorAll("input:checked");
    return {
      isInside: inside,
      row: row && hrefOf(row),
      name: active?.getAttribute?.("name"),
      place: active?.getAttribute?.("href"),
      side: !row && document.getElementById("queue-side").contains(active),
      current: hrefOf(document.querySelector("#queue-list .queue-row[aria-current], #queue-list .queue-row.is-current")),
      ticked: [...ticked].map((box) => `${box.name}=${box.value}`),
      anchor: top && { href: hrefOf(top), at: top.getBoundingClientRect().top },
    };
  };

  const restore = (was) => {
    for (const box of list().querySelectorAll("input[type=checkbox]")) {
      if (!was.ticked.includes(`${box.name}=${box.value}`)) continue;
      box.checked = true;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const known = new Map(rows().map((row) => [hrefOf(row), row]));
    const anchor = was.anchor && known.get(was.anchor.href);
    if (anchor && scrollY > 0) scrollBy(0, anchor.getBoundingClientRect().top - was.anchor.at);
    if (!was.isInside) return;
    const within = was.row ? known.get(was.row) : document.getElementById(was.side ? "queue-side" : "queue-list");
    const named = was.name && within?.querySelector(`[name="${CSS.escape(was.name)}"]`);
    const linked = was.place && within?.querySelector(`a[href="${CSS.escape(was.place)}"]`);
    (named || linked || within?.querySelector("a"))?.focus({ preventScroll: true });
  };

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target !== list()) return;
    list().setAttribute("aria-busy", "true");
    updated.textContent = words.refreshing;
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target !== list()) return;
    const { xhr } = event.detail;
    // A session that ended leads to the sign-in page: not into the list.
    if (xhr.responseURL && new URL(xhr.responseURL).pathname !== "/desk") {
      event.detail.shouldSwap = false;
      isOver = true;
      tell(words.signedOut, words.signIn);
      return;
    }
    if (xhr.status === 200) before = remember();
  });

  document.addEventListener("htmx:afterSwap", () => {
    if (!before) return;
    const was = before;
    before = null;
    restore(was);
    tell("");
    document.dispatchEvent(new CustomEvent("queue:refreshed"));
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const shown = list();
    if (!event.detail.elt?.matches?.("#queue-list")) return;
    shown.removeAttribute("aria-busy");
    updated.textContent = shown.dataset.updated;
    if (!event.detail.successful && !isOver) tell(words.failed);
  });
})();
