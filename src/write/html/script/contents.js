// On a narrow screen the contents stand folded before the text.
(() => {
  const contents = document.querySelector(".contents details");
  if (contents) contents.open = matchMedia("(min-width: 90rem)").matches;
})();
