document.addEventListener("click", function (event) {
  var button = event.target.closest("dd button");
  if (!button) return;
  var range = document.createRange();
  range.selectNodeContents(button.previousElementSibling);
  var selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  document.execCommand("copy");
  button.textContent = "✓";
});
