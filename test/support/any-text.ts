import fc from 'fast-check'

/** Any text that a program can be handed: every character there is, also halves of pairs, marks without letters, private and control characters. */
export const anyText = (maxLength: number) =>
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 32, max: 0x24f })), { maxLength })
    .map((codes) => String.fromCodePoint(...codes))
