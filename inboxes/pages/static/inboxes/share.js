// Hands the address to another app, where the browser can.  list.js loads it when its place is opened.
export function open(place) {
  const button = place.querySelector("[data-share-address]");
  if (!navigator.share) return;
  button.hidden = false;
  // Who changes their mind has done nothing wrong.
  button.onclick = () => navigator.share({ text: button.dataset.shareAddress }).catch(() => {});
}
