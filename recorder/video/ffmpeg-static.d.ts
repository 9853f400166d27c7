/** The optional package is not everywhere there to be type-checked against. */
declare module 'ffmpeg-static' {
  const path: string | null
  // biome-ignore lint/style/noDefaultExport: the package has no other
  export default path
}
