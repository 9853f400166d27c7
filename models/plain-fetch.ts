/** The longest wait that the client obeys; a longer one it would cut short and ask too early. */
const LONGEST_WAIT_MS = 60_000

/**
 * `fetch` for a server that was chosen by the person: what is sent goes there and nowhere else, so a redirect is a fault; and a server that asks for a wait
 * longer than we can give (`Retry-After`) is not asked again at all.
 */
export async function plainFetch(url: string | URL | Request, how?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...how, redirect: 'error' })
  if (waitMs(response.headers) <= LONGEST_WAIT_MS) return response
  const headers = new Headers(response.headers)
  headers.set('x-should-retry', 'false')
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

/** What `Retry-After` asks for: seconds, or a date; 0 without it. */
function waitMs(headers: Headers): number {
  const text = headers.get('retry-after')
  if (text === null) return 0
  const seconds = Number(text)
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(text) - Date.now()
  return Number.isFinite(ms) ? ms : 0
}
