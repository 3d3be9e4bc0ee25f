/* What pages do more with JavaScript: filters of the task list and of supervision, the notice that the site has gone stale, print with everything open. */
(function () {
  "use strict";

  var STALE_DAYS = 8; /* a site that is built every day or every week is younger than that */
  var SILENT_DAYS = 45; /* a commune that reports every month says something more often than that */

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
  }

  /* The rows of the list's other pages, fetched once, when a filter is first used. */
  function others(form, body) {
    var pages = Number(form.dataset.pages), waiting = [];
    for (var number = 1; number <= pages; number++) {
      var address = new URL(form.dataset.first + (number > 1 ? "trang/" + number + "/" : ""), location.href);
      if (address.pathname.replace(/index\.html$/, "") !== location.pathname.replace(/index\.html$/, "")) waiting.push(rowsOf(address));
    }
    return Promise.all(waiting).then(function (lists) {
      lists.forEach(function (rows) { rows.forEach(function (row) { row.hidden = true; body.appendChild(row); }); });
    });
  }

  function rowsOf(address) {
    return fetch(address).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    }).then(function (text) {
      var found = new DOMParser().parseFromString(text, "text/html").querySelectorAll(".mb-tasks tbody tr");
      return Array.from(found, function (row) {
        row.querySelectorAll("a[href]").forEach(function (link) { link.href = new URL(link.getAttribute("href"), address).href; });
        return document.adoptNode(row);
      });
    });
  }

  function filter(form) {
    var table = document.querySelector(".mb-tasks"), count = document.querySelector("[data-mb-count]");
    if (!table || !count || form.dataset.ready) return;
    form.dataset.ready = "1";
    var body = table.tBodies[0], own = Array.from(body.rows), pager = document.querySelector(".mb-pager"), all = null, partial = false, turn = 0;
    var fields = Array.from(form.elements).filter(function (field) { return field.name; });

    function wanted() {
      return fields.reduce(function (found, field) { found[field.name] = field.value.trim(); return found; }, {});
    }

    function fits(row, want, words) {
      if (want["trang-thai"] && row.dataset.state !== want["trang-thai"]) return false;
      if (want["linh-vuc"] && row.dataset.area !== want["linh-vuc"]) return false;
      if (want["don-vi"] && row.dataset.unit !== want["don-vi"]) return false;
      if (!words.length) return true;
      row.mbName = row.mbName || plain(row.cells[0].textContent);
      return words.every(function (word) { return row.mbName.includes(word); });
    }

    function show(want, active) {
      var words = plain(want.tim).split(/\s+/).filter(Boolean), shown = 0;
      (active ? Array.from(body.rows) : own).forEach(function (row) { row.hidden = !fits(row, want, words); shown += row.hidden ? 0 : 1; });
      if (!active) Array.from(body.rows).slice(own.length).forEach(function (row) { row.hidden = true; });
      if (pager) pager.hidden = active;
      count.textContent = active ? (shown ? "Tìm thấy " + shown.toLocaleString("vi-VN") + " nhiệm vụ." : "Không có nhiệm vụ nào phù hợp.") +
        (partial ? " Mới tìm trong trang này của danh sách." : "") : "";
    }

    function apply() {
      var want = wanted(), active = fields.some(function (field) { return want[field.name]; }), mine = ++turn;
      var query = new URLSearchParams();
      fields.forEach(function (field) { if (want[field.name]) query.set(field.name, want[field.name]); });
      history.replaceState(history.state, "", location.pathname + (query.size || query.toString() ? "?" + query : "") + location.hash);
      if (!active) return show(want, false);
      all = all || others(form, body).catch(function () { partial = true; });
      all.then(function () { if (mine === turn) show(want, true); });
    }

    var given = new URLSearchParams(location.search);
    fields.forEach(function (field) { if (given.get(field.name)) field.value = given.get(field.name); });
    form.hidden = false;
    document.querySelectorAll("[data-mb-static]").forEach(function (each) { each.hidden = true; });
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); apply(); });
    if (fields.some(function (field) { return field.value; })) apply();
  }

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
          var rows = Array.from(table.tBodies[0].rows), fold = table.closest(".mb-rest"), fits = 0;
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

  function start() {
    document.querySelectorAll("[data-mb-filter]").forEach(filter);
    document.querySelectorAll("[data-mb-narrow]").forEach(narrow);
    stale();
  }

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
