// What a page does beyond links: copy an address, go to the search box with "/", from sentence to sentence with j and k.
"use strict";

const editable = (element) => element.matches("input, select, textarea, [contenteditable]");

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy]");
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  await navigator.clipboard.writeText(link.href);
  link.textContent = link.dataset.copy;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || editable(event.target)) return;
  if (event.key === "/") {
    document.querySelector(".find input")?.focus();
    event.preventDefault();
  } else if (event.key === "j" || event.key === "k") {
    const sentences = [...document.querySelectorAll(".st[id]")];
    const here = sentences.findIndex((one) => "#" + one.id === location.hash);
    const next = sentences[event.key === "j" ? here + 1 : Math.max(here - 1, 0)];
    if (next) location.hash = next.id;
  }
});
