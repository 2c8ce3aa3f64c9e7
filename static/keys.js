// Single keys on the desk: what they do stands on /desk/keys. Not loaded for whoever has switched them off.
"use strict";

{
  const rows = () => [...document.querySelectorAll(".queue-row .row-reference a")];
  const row = () => document.activeElement?.closest(".queue-row");
  const link = () => row()?.querySelector(".row-reference a");
  const go = (place) => location.assign(place);

  // Focus goes to the row's own link, so that it is seen, and read out.
  const move = (by) => {
    const all = rows();
    const at = all.indexOf(link());
    const next = all[at < 0 ? 0 : at + by];
    next?.focus();
    next?.closest(".queue-row").scrollIntoView({ block: "nearest" });
    return Boolean(next);
  };

  // Unfolds what an element stands in, and puts the focus on it.
  const enter = (element) => {
    for (let box = element?.closest("details"); box; box = box.parentElement.closest("details")) {
      if (element.parentElement !== box || element.tagName !== "SUMMARY") box.open = true;
    }
    element?.focus();
    element?.scrollIntoView({ block: "center" });
    return Boolean(element);
  };
  const FIELDS = "input:not([type=hidden]), textarea, select, button";
  const form = (...ids) => {
    const there = ids.map((id) => document.querySelector(`form#${id}`)).find(Boolean);
    return enter(there?.querySelector(FIELDS));
  };
  // The next step that is not done: after the one the focus is in, else of the half that lacks one.
  const measure = () => {
    const steps = (within) => [...document.querySelectorAll(`${within} > .measure > details > summary`)];
    const all = steps(".measures");
    const at = all.indexOf(document.activeElement?.closest("details")?.querySelector("summary"));
    const lacking = at < 0 ? steps(".measure-kind:has(.status-missing) + .measures") : [];
    const isOpen = (step) => step.querySelector(".status-to_do");
    return enter(lacking.find(isOpen) || all.slice(at + 1).find(isOpen) || all.find(isOpen) || all[0]);
  };
  const ON_A_CASE = {
    a: () => form("assignment"),
    v: () => form("verification"),
    i: () => form("incident"),
    m: measure,
    r: () => form("answer", "message"),
    n: () => form("notes"),
  };

  // In a list: opens the case there.
  const there = (key) => {
    const to = link();
    if (to) go(`${to.pathname}#key-${key}`);
    return Boolean(to);
  };

  const help = async () => {
    const answer = await fetch("/desk/keys");
    if (!answer.ok || answer.redirected) return go("/desk/keys");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const dialog = document.createElement("dialog");
    dialog.className = "keys-dialog";
    const heading = page.querySelector("h1");
    heading.id = "keys-heading";
    dialog.setAttribute("aria-labelledby", heading.id);
    const more = document.querySelector(".keys-link").cloneNode(true);
    dialog.append(heading, page.getElementById("keys-sheet"), more);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };

  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const box = row()?.querySelector(".row-pick");
      box?.click();
      return Boolean(box);
    },
    "/": () => {
      const search = document.getElementById("search");
      search?.select();
      return enter(search);
    },
    "?": () => {
      help().catch(() => go("/desk/keys"));
      return true;
    },
  };
  // After g, for a moment.
  const AFTER_G = { q: () => (go("/desk"), true) };
  let since = 0;

  // Nothing acts while somebody types, while an input method composes, together with other keys, in a dialog.
  const isTyping = (target) =>
    target.isContentEditable ||
    target.closest?.("textarea, select, dialog, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");
  const isSilent = (event) =>
    event.defaultPrevented || event.isComposing || event.keyCode === 229 ||
    event.ctrlKey || event.altKey || event.metaKey ||
    isTyping(event.target) || document.querySelector("dialog[open]");

  addEventListener("keydown", (event) => {
    if (isSilent(event)) return;
    const { key } = event;
    const isAfterG = event.timeStamp - since < 1500;
    since = 0;
    let act = (isAfterG && AFTER_G[key]) || KEYS[key];
    if (key === "g") since = event.timeStamp;
    // On a box to tick, Enter would send the form.
    if (key === "Enter" && event.target.matches?.(".row-pick")) act = () => (go(link().href), true);
    if (!act && ON_A_CASE[key]) {
      act = document.querySelector(".case-head") ? ON_A_CASE[key] : () => there(key);
    }
    if (act?.()) event.preventDefault();
  });

  // Arrived from a list with one of these keys.
  const arrived = /^#key-([avimrn])$/.exec(location.hash);
  if (arrived) {
    history.replaceState(null, "", location.pathname + location.search);
    ON_A_CASE[arrived[1]]?.();
  }
}
