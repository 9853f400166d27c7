import type { CallHandlers, Embedder, EmbedderSettings, Memory, Settings } from '#contract'

export type RecallPorts = {
  memory: Memory
  settings: () => Promise<Settings>
  openEmbedder: (settings: EmbedderSettings) => Embedder
}

/** What memory knows that helps with a request, and how to get from page to page. Words leave the machine only when the settings name a server for vectors. */
export function createRecallCalls({ memory, settings, openEmbedder }: RecallPorts): Pick<CallHandlers, 'memory.recall' | 'memory.ways'> {
  return {
    'memory.recall': async (request) => {
      const { embedder } = await settings()
      return memory.recall(request, embedder ? { embedder: openEmbedder(embedder) } : {})
    },
    'memory.ways': ({ from, to }) => memory.ways(from, to),
  }
}
