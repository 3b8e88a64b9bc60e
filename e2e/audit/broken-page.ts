/** A page with one of each that the audit must find, by its id, and beside each what it must leave alone. */
export const BROKEN_PAGE = `<!doctype html>
<html lang="en">
<title>Broken on purpose</title>
<style>
  body { margin: 0; overflow: hidden; font: 13px/20px sans-serif; background: #fff; color: #222 }
  .cut { width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
  button { position: relative; height: 28px; padding: 0 8px; border: 0 }
  .low { height: 18px }
  .grown::after { content: ""; position: absolute; inset: -3px 0 }
  .pale { color: #aaa }
  .away { position: absolute; left: calc(100vw - 40px); top: 200px; white-space: nowrap }
  .wide { width: 100px; overflow: auto; white-space: nowrap }
</style>
<main>
  <h1>Broken on purpose</h1>
  <p id="cut" class="cut">This text is cut off without a word</p>
  <p class="cut" title="This text is cut off and told">This text is cut off and told</p>
  <p class="wide" tabindex="0">This text is longer than its place, which scrolls</p>
  <p id="small" style="font-size: 10px">Small print</p>
  <button id="low" class="low">Low</button>
  <button class="low grown">Grown</button>
  <p>A <a href="#low">link</a> in a sentence.</p>
  <p id="pale" class="pale">Pale</p>
  <p id="away" class="away">Out of the window</p>
  <select id="choice" style="width: 60px; height: 28px" aria-label="Choice"><option>A choice that is cut off</option></select>
</main>
</html>`

/** Which check finds which element of that page, and nothing else. */
export const BROKEN_PARTS = [
  'clipped #cut',
  'small text #small',
  'small target #low',
  'outside #away',
  'clipped #choice',
  'axe color-contrast #pale',
]
