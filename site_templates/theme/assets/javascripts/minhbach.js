/* What pages do more with JavaScript: the filter of supervision, the notice that the site has gone stale, print with everything open. */
(function () {
  "use strict";

  var STALE_DAYS = 8; /* a site that is built every day or every week is younger than that */
  var SILENT_DAYS = 45; /* a commune that reports every month says something more often than that */

  /* Supervision: the rows of one unit and one area at once; each alone has a page of its own, which needs no JavaScript. */
  function narrow(form) {
    var count = document.querySelector("[data-mb-count]"), blocks = Array.from(document.querySelectorAll(".mb-matter"));
    if (!count || form.dataset.ready) return;
    form.dataset.ready = "1";
    var unit = form.elements["don-vi"], area = form.elements["linh-vuc"];

    function has(list, name) { return !name || list.split(" ").includes(name); }

    function chosen(field) { return field.value ? [field.options[field.selectedIndex].text] : []; }

    function apply() {
      var shown = 0, query = new URLSearchParams();
      var active = !!(unit.value || area.value);
      blocks.forEach(function (block) {
        var left = 0, none = block.querySelector("[data-mb-none]");
        if (!none) return;
        block.querySelectorAll(".mb-supervised").forEach(function (table) {
          var rows = Array.from(table.tBodies), fold = table.closest(".mb-rest"), fits = 0;
          rows.forEach(function (row) { row.hidden = !(has(row.dataset.units, unit.value) && has(row.dataset.areas, area.value)); fits += row.hidden ? 0 : 1; });
          table.hidden = !fits;
          if (fold) { fold.hidden = !fits; fold.open = active; }
          left += fits;
        });
        none.hidden = !!left;
        shown += left;
      });
      [unit, area].forEach(function (field) { if (field.value) query.set(field.name, field.value); });
      var names = chosen(unit).concat(chosen(area));
      count.textContent = names.length ? "Đang lọc theo " + names.join(", ") + ": " + shown.toLocaleString("vi-VN") + " dòng trong tất cả các mục." +
        (document.querySelector("[data-mb-cut]") ? " Mục dài mới lọc trong các dòng được in ra." : "") : "";
      history.replaceState(history.state, "", location.pathname + (names.length ? "?" + query : "") + location.hash);
    }

    var given = new URLSearchParams(location.search);
    [unit, area].forEach(function (field) { if (given.get(field.name)) field.value = given.get(field.name); });
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); apply(); });
    if (unit.value || area.value) apply();
  }

  /* How old the site and its newest publication are, by the reader's own clock. */
  function stale() {
    if (document.querySelector(".mb-demo")) return;
    [["[data-mb-as-of]", "[data-mb-stale]", STALE_DAYS], ["[data-mb-last]", "[data-mb-silent]", SILENT_DAYS]].forEach(function (each) {
      var shown = document.querySelector(each[0]), notice = document.querySelector(each[1]);
      if (!shown || !notice) return;
      notice.hidden = (Date.now() - new Date(shown.dateTime + "T00:00:00+07:00").getTime()) / 864e5 < each[2];
    });
  }

  /* Buttons that copy the address beside them, where the browser can copy; what was copied is also said. */
  function copying(button) {
    if (!navigator.clipboard || !button.hidden) return;
    var told = document.querySelector("[data-mb-copied]");
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.dataset.mbCopy).then(function () { button.textContent = "Đã chép"; }, function () { button.textContent = "Không chép được"; }).then(function () {
        told.textContent = button.textContent + " " + button.dataset.mbCopy;
        setTimeout(function () { button.textContent = "Chép"; told.textContent = ""; }, 4000);
      });
    });
  }

  /* A button that prints, where the browser can. */
  function printing(place) {
    place.hidden = !window.print;
    place.firstElementChild.onclick = function () { print(); };
  }

  /* A place asked for by its address opens what it is folded in; not every browser does so by itself. */
  function reveal() {
    var place = document.getElementById(location.hash.slice(1)), fold, opened;
    while (place && (fold = place.closest("details:not([open])"))) opened = fold.open = true;
    if (opened) place.scrollIntoView();
  }

  function start() {
    reveal();
    document.querySelectorAll("[data-mb-copy]").forEach(copying);
    document.querySelectorAll("[data-mb-print]").forEach(printing);
    document.querySelectorAll("[data-mb-narrow]").forEach(narrow);
    stale();
  }

  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details.mb-more:not([open])").forEach(function (each) { each.open = true; each.dataset.mbClose = "1"; });
  });
  addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-mb-close]").forEach(function (each) { each.open = false; delete each.dataset.mbClose; });
  });
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
