/** A step as the report shows it; pictures are base64 PNG, the mark is in the before-picture's pixels. */
export type ReportStep = { sentence: string; before?: string; after?: string; mark?: { x: number; y: number }; notes: string[] }

/** The whole report as one page that needs nothing else. */
export function reportPage(sections: { title: string; steps: ReportStep[] }[]): string {
  const body = sections
    .map(({ title, steps }) => `<section><h2>${escaped(title)}</h2><ol>${steps.map(stepItem).join('')}</ol></section>`)
    .join('\n')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Understudy demo</title><style>
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
body { max-width: 1100px; margin: 32px auto; padding: 0 24px; }
h1 { font-size: 20px; } h2 { font-size: 16px; margin-top: 40px; }
ol { padding-left: 24px; } li { margin: 16px 0; padding-top: 12px; border-top: 1px solid #8884; }
.sentence { font-weight: 600; } .notes { color: #777; font-size: 12px; } .slot { color: #7a52c7; }
.pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; margin-top: 8px; }
figure { margin: 0; } figcaption { font-size: 12px; color: #777; }
img { max-width: 100%; border: 1px solid #8884; border-radius: 6px; } .picture { position: relative; display: inline-block; }
svg { position: absolute; inset: 0; width: 100%; height: 100%; }
</style></head><body><h1>Understudy demo: each step with its pictures</h1>
${body}
</body></html>
`
}

function stepItem({ sentence, before, after, mark, notes }: ReportStep): string {
  const text = escaped(sentence).replace(/⟦(.*?)⟧/g, '<span class="slot">$1</span>')
  return `<li><div class="sentence">${text}</div><div class="notes">${notes.map(escaped).join(' · ')}</div><div class="pictures">${figure('before', before, mark)}${figure('after', after)}</div></li>`
}

function figure(caption: string, png: string | undefined, mark?: { x: number; y: number }): string {
  if (!png) return ''
  const { width, height } = sizeOf(png)
  const ring = mark
    ? `<svg viewBox="0 0 ${width} ${height}"><circle cx="${mark.x}" cy="${mark.y}" r="14" fill="none" stroke="#d33" stroke-width="3"/></svg>`
    : ''
  return `<figure><div class="picture"><img loading="lazy" width="${width}" height="${height}" style="height:auto" src="data:image/png;base64,${png}" alt="${caption}">${ring}</div><figcaption>${caption}</figcaption></figure>`
}

/** Width and height stand in a PNG's first chunk. */
function sizeOf(png: string): { width: number; height: number } {
  const head = Buffer.from(png.slice(0, 48), 'base64')
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
