// Comfort only: every page works without this file.
"use strict";

// <button data-copy="id-of-the-text" data-copied="Copied" hidden>: copies that element's text.
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "copied";
  button.after(said);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      said.textContent = button.dataset.copied || "✓";
    } catch {
      getSelection().selectAllChildren(source);
    }
  });
}

// <button data-print hidden>: prints the page.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// <input type="checkbox" data-kept>: asks before leaving a page whose code is shown only once.
const kept = document.querySelector("[data-kept]");
if (kept) {
  // Some browsers restore what was ticked before.
  kept.checked = false;
  addEventListener("beforeunload", (event) => {
    if (!kept.checked) event.preventDefault();
  });
}

// <textarea data-most="4000"> in a form with data-left and data-over: says how much room is left. Characters
// are counted as the desk counts them; nothing is cut off, and nothing is said while a word is composed.
for (const box of document.querySelectorAll("textarea[data-most]")) {
  const words = box.form?.dataset;
  if (!words?.left) continue;
  const said = document.createElement("p");
  said.className = "form-text characters";
  said.setAttribute("aria-live", "polite");
  box.after(said);
  const most = Number(box.dataset.most);
  const tell = () => {
    const left = most - [...box.value.trim().normalize("NFC")].length;
    const figure = Math.abs(left).toLocaleString(document.documentElement.lang);
    // Only near the end: before that nobody needs to hear it.
    said.textContent = left > most / 10 ? "" : (left < 0 ? words.over : words.left).replace("#", figure);
    said.classList.toggle("is-over", left < 0);
  };
  box.addEventListener("input", (event) => event.isComposing || tell());
  box.addEventListener("compositionend", tell);
  tell();
}

// A form sent by a second click is sent twice: harmless, but slow with files.
for (const form of document.querySelectorAll("form.complaint-form")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 5000);
  });
}

// Errors come back at the top of the page: go there, past the browser's own restored position.
const errors = document.getElementById("error-summary");
if (errors) errors.focus();

// <details> are printed open, and folded again afterwards, where the style sheet cannot do it.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});

// Rows to tick: says how many are ticked, ticks all of them, and with Shift those in between.
const bulk = document.getElementById("bulk");
if (bulk) {
  const boxes = () => [...document.querySelectorAll(".row-pick")];
  const all = document.getElementById("bulk-all");
  const said = bulk.querySelector(".bulk-said");
  const tell = () => {
    const ticked = boxes().filter((box) => box.checked).length;
    said.textContent = ticked ? bulk.dataset.said.replace("#", ticked) : "";
    all.nextElementSibling.textContent = bulk.dataset.all.replace("#", boxes().length);
    all.checked = ticked > 0 && ticked === boxes().length;
    all.indeterminate = ticked > 0 && !all.checked;
  };
  let last = null;
  document.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches?.(".row-pick")) return;
    const list = boxes();
    const [from, to] = [list.indexOf(last), list.indexOf(box)].sort((a, b) => a - b);
    if (event.shiftKey && from >= 0) {
      for (const between of list.slice(from, to)) between.checked = box.checked;
    }
    last = box;
    tell();
  });
  all.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
    tell();
  });
  all.parentElement.hidden = false;
  // Back from a preview browsers restore what was ticked; a list that was brought up to date has other rows.
  addEventListener("pageshow", tell);
  document.addEventListener("queue:refreshed", tell);
  tell();
}
