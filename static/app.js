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
  addEventListener("beforeunload", (event) => {
    if (!kept.checked) event.preventDefault();
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
