// Counts the characters that are left of an answer with a greatest length, and says so when there are too many: the
// browser would cut off what somebody pastes. Without this script the browser's own limit holds.
"use strict";

(() => {
  const words = document.currentScript.dataset;
  const PAUSE = 1000; // milliseconds without typing, after which the count is read aloud
  const language = document.documentElement.lang || undefined;

  const said = (left) => {
    const count = Math.abs(left);
    const name = left < 0 ? "over" : "";
    const text = count === 1 ? words[name ? "overOne" : "one"] : words[name ? "overMany" : "many"];
    return text.replace("NUMBER", count.toLocaleString(language));
  };

  const paragraph = (className) => Object.assign(document.createElement("p"), { className });

  const count = (line) => {
    const most = line.maxLength;
    const shown = paragraph("hint field__count");
    const told = paragraph("hidden");
    let waiting = 0;
    told.setAttribute("role", "status");
    line.removeAttribute("maxlength");
    line.after(shown, told);

    const update = () => {
      const left = most - line.value.length;
      shown.textContent = said(left);
      shown.classList.toggle("field__count--over", left < 0);
      line.setCustomValidity(left < 0 ? said(left) : "");
      clearTimeout(waiting);
      waiting = setTimeout(() => { told.textContent = line === document.activeElement ? said(left) : ""; }, PAUSE);
    };
    line.addEventListener("input", update);
    update();
  };

  document.querySelectorAll(".form [maxlength]").forEach(count);
})();
