// The floor of what a page needs to be pasted into: it is handed the text over, and does nothing with it.

const box = document.body.appendChild(document.createElement('textarea'));
box.addEventListener('paste', (event) => {
  event.preventDefault();
  event.clipboardData?.getData('text/plain');
});
