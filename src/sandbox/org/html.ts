/** Text that is already HTML; everything else is escaped when it is put into a page. */
export interface Html {
  readonly html: string
}

/** Tagged template: values are escaped unless they are Html or lists of Html. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const written = parts.map((part, index) => part + writeValue(values[index] ?? ''))
  return { html: written.join('') }
}

export type HtmlValue = string | number | Html | readonly Html[]

/** The sandbox's own pages load one style sheet and nothing else. */
export function page(title: string, basePath: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${basePath}/sandbox/style.css">
</head>
<body>
${body}
</body>
</html>
`.html
}

/**
 * Policy of these pages. A form's redirect counts as a form action in Chromium, hence the loopback hosts:
 * the authorize page sends the browser back to the app, which may be served on another port.
 */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' http://127.0.0.1:* http://localhost:*; base-uri 'none'; frame-ancestors 'none'"

function writeValue(value: HtmlValue): string {
  if (typeof value === 'string') return escape(value)
  if (typeof value === 'number') return String(value)
  if ('html' in value) return value.html
  return value.map((item) => item.html).join('\n')
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
