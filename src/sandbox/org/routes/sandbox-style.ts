/** The style sheet of the sandbox's own pages: the app's look, small enough to read. */
export const sandboxStyle = `
:root {
  color-scheme: light dark; accent-color: var(--accent);
  --canvas: #f5f5f2; --panel: #fff; --line: #d6d6d1; --control: #8a8e94;
  --text: #1a1c1f; --quiet: #50545b; --accent: #0b6b72; --on-accent: #fff; --code: #efefec;
  --secure: #5c2bb3; --soft: #fafaf8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #131416; --panel: #191b1e; --line: #3a3d43; --control: #6d7178;
    --text: #ececee; --quiet: #b0b3ba; --accent: #52bfc4; --on-accent: #06282b; --code: #2e3136;
    --secure: #bda5f9; --soft: #1e2023;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 32px 16px; background: var(--canvas); color: var(--text);
  font: 13px/20px -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
}
main { max-width: 960px; margin: 0 auto; }
main.card, section {
  padding: 20px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px;
}
main.card { max-width: 400px; margin-top: 8vh; }
section { margin: 0 0 16px; }
input[type=number] { width: 88px; }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 28px; }
h2 { margin: 0 0 8px; font-size: 14px; }
h3 { margin: 12px 0 4px; font-size: 13px; }
p { margin: 0 0 12px; color: var(--quiet); }
small { display: block; font-size: 12px; color: var(--quiet); }
fieldset { margin: 0 0 16px; padding: 0; border: 0; }
legend { padding: 0; font-weight: 600; }
.choice { display: flex; gap: 8px; align-items: flex-start; padding: 8px 0; }
.choice input { margin: 4px 0 0; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; }
.call .buttons { margin: 0 0 12px; }
.call td code { overflow-wrap: break-word; }
.fields { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; margin: 0 0 8px; }
.fields label { display: grid; color: var(--quiet); font-size: 12px; }
input:not([type=radio]), select, textarea {
  min-height: 28px; padding: 2px 8px; border: 1px solid var(--control); border-radius: 4px;
  background: var(--panel); color: var(--text); font: inherit;
}
button {
  min-height: 28px; padding: 0 12px; border: 1px solid var(--control); border-radius: 6px;
  background: var(--panel); color: var(--text); font: inherit; font-weight: 500; cursor: pointer;
}
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 4px 8px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 500; color: var(--quiet); }
code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 12px; }
code { padding: 0 4px; border-radius: 4px; background: var(--code); overflow-wrap: anywhere; }
a { color: var(--accent); }
.secure { color: var(--secure); font-weight: 500; }
td.secure, li .secure { font-variant-numeric: tabular-nums; }
.call { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 16px; align-items: start; }
.log { margin: 0; padding: 0; list-style: none; }
.log li {
  display: grid; grid-template-columns: 80px minmax(0, 1fr) auto; gap: 8px;
  padding: 6px 8px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere;
}
.log li.caller { background: var(--soft); }
.log li.agent { border-left: 3px solid var(--accent); }
.log .who { font-weight: 500; }
.log .at { color: var(--quiet); font-size: 12px; font-variant-numeric: tabular-nums; }
.keypad { display: grid; grid-template-columns: repeat(3, 56px); gap: 8px; margin: 0 0 12px; }
.keypad button { min-height: 40px; font-size: 16px; font-variant-numeric: tabular-nums; }
section form + form { margin-top: 8px; }
@media (max-width: 720px) { .call { grid-template-columns: minmax(0, 1fr); } }
summary { padding: 2px 0; }
pre { margin: 0; padding: 8px; overflow: auto; max-height: 240px; border-radius: 4px; background: var(--code); }
`
