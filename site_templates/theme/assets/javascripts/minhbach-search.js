// The search box before it is used: the search itself (minhbach-find.js) and its index, which may be many times a page's
// weight, are fetched when somebody first turns to the box, types Ctrl+K, or opens an address with ?q=.
(() => {
  const here = document.currentScript.src;
  const box = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");
  if (!box || !toggle) return;
  let called = false;
  const call = () => {
    if (called) return;
    called = true;
    const script = document.createElement("script");
    script.src = new URL("minhbach-find.js", here).href;
    document.head.append(script);
  };
  for (const type of ["focusin", "pointerdown"]) box.addEventListener(type, call);
  // At once and not when the script has come: the first letters of who types on are not lost.
  toggle.addEventListener("change", () => {
    call();
    if (toggle.checked) box.querySelector("input").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (!toggle.checked) toggle.click();
    box.querySelector("input").focus();
  });
  if (new URLSearchParams(location.search).has("q") || box.contains(document.activeElement)) call();
})();
