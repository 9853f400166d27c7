/** The part of the untyped package `x11` (a pure JavaScript X client) that this folder uses. */
declare module 'x11' {
  import type { EventEmitter } from 'node:events'

  export type Reply<T> = (error: Error | null | undefined, value: T) => boolean | undefined
  export type Visual = { red_mask: number; green_mask: number; blue_mask: number }
  export type Screen = {
    root: number
    root_depth: number
    root_visual: number
    pixel_width: number
    pixel_height: number
    depths: Record<number, Record<number, Visual>>
  }
  export type Display = { screen: Screen[]; client: Client; format: Record<number, { bits_per_pixel: number }>; image_byte_order: number }

  export type Event = { name?: string; type: number; wid?: number; rawData?: Buffer; [field: string]: unknown }

  export interface Client extends EventEmitter {
    display: Display
    seq_num: number
    atoms: Record<string, number>
    atom_names: Record<number, string>
    replies: Record<number, unknown[]>
    pack_stream: { put(data: Buffer): void; submit(expectsReply?: boolean): void }
    AllocID(): number
    terminate(): void
    require<T>(name: string, callback: (error: Error | null | undefined, extension: T) => void): void
    QueryExtension(name: string, reply: Reply<{ present: number }>): void
    GetAtomName(atom: number, reply: Reply<string>): void
    InternAtom(onlyIfExists: boolean, name: string, reply: Reply<number>): void
    GetProperty(remove: number, window: number, name: number, type: number, offset: number, length: number, reply: Reply<Property>): void
    QueryTree(window: number, reply: Reply<{ root: number; parent: number; children: number[] }>): void
    GetGeometry(drawable: number, reply: Reply<Geometry>): void
    GetWindowAttributes(window: number, reply: Reply<WindowAttributes>): void
    TranslateCoordinates(
      from: number,
      to: number,
      x: number,
      y: number,
      reply: Reply<{ child: number; destX: number; destY: number }>,
    ): void
    QueryPointer(window: number, reply: Reply<{ rootX: number; rootY: number; child: number; keyMask: number }>): void
    QueryKeymap(reply: Reply<Buffer>): void
    GetInputFocus(reply: Reply<{ focus: number; revertTo: number }>): void
    GetImage(
      format: number,
      drawable: number,
      x: number,
      y: number,
      width: number,
      height: number,
      planes: number,
      reply: Reply<{ depth: number; data: Buffer }>,
    ): void
    GetPointerMapping(reply: Reply<number[]>): void
    ChangeWindowAttributes(window: number, values: { eventMask?: number }): void
    SendClientMessage(destination: number, window: number, type: number, format: number, data: number[], eventMask?: number): void
    CreateWindow(
      id: number,
      parent: number,
      x: number,
      y: number,
      width: number,
      height: number,
      borderWidth: number,
      depth: number,
      windowClass: number,
      visual: number,
      values: { eventMask?: number; backgroundPixel?: number; overrideRedirect?: boolean },
    ): void
    MapWindow(window: number): void
    DestroyWindow(window: number): void
    ConvertSelection(requestor: number, selection: number, target: number, property: number, time: number): void
    ConfigureWindow(window: number, values: { stackMode?: number }): void
    SetInputFocus(window: number, revertTo: number): void
  }

  export type Property = { type: number; format: number; data: Buffer }
  export type Geometry = { xPos: number; yPos: number; width: number; height: number; borderWidth: number }
  export type WindowAttributes = { klass: number; mapState: number; overrideRedirect: number }

  export type Xtest = {
    KeyPress: number
    KeyRelease: number
    ButtonPress: number
    ButtonRelease: number
    MotionNotify: number
    FakeInput(type: number, detail: number, time: number, window: number, x: number, y: number): void
  }
  export type Fixes = {
    SelectionEventMask: { SetSelectionOwner: number }
    SelectSelectionInput(window: number, selection: number, eventMask: number): void
  }
  export type Shape = {
    Op: { Set: number }
    Kind: { Input: number }
    /** Rectangles as x, y, width, height; none: the window has nothing of this kind. */
    Rectangles(op: number, kind: number, window: number, x: number, y: number, rectangles: [number, number, number, number][]): void
  }
  export type XkbState = { mods: number; baseMods: number; latchedMods: number; lockedMods: number; group: number }
  export type Xkb = {
    majorOpcode: number
    UseCoreKbd: number
    GetState(device: number, reply: Reply<XkbState>): void
    LatchLockState(
      device: number,
      affectLocks: number,
      locks: number,
      lockGroup: boolean,
      group: number,
      affectLatches: number,
      latches: number,
      latchGroup: boolean,
      groupLatch: number,
    ): void
    SelectEvents(device: number, which: number, clear: number, all: number, affectMap: number, map: number): void
  }
  export type Randr = {
    majorOpcode: number
    GetScreenResourcesCurrent(window: number, reply: Reply<{ crtcs: number[]; outputs: number[]; config_timestamp: number }>): void
    GetCrtcInfo(
      crtc: number,
      time: number,
      reply: Reply<{ x: number; y: number; width: number; height: number; mode: number; output: number[] }>,
    ): void
    GetOutputInfo(output: number, time: number, reply: Reply<{ name: string; crtc: number }>): void
    GetOutputPrimary(window: number, reply: Reply<number>): void
  }
  export type RecordReply = { category: number; serverTime: number; clientSwapped: boolean; data: Buffer }
  type RecordSpan = { first: number; last: number }
  export type RecordRange = { deviceEvents?: RecordSpan; coreRequests?: RecordSpan; extRequests?: { major: RecordSpan; minor: RecordSpan } }
  export type Record_ = {
    majorOpcode: number
    CS: { AllClients: number }
    HType: { FromServerTime: number }
    Category: { FromServer: number; FromClient: number; StartOfData: number; EndOfData: number }
    CreateContext(context: number, header: number, clients: number[], ranges: RecordRange[]): void
    EnableContext(context: number, onData: (reply: RecordReply) => void, done: (error: Error | null, replies: unknown) => void): void
    DisableContext(context: number): void
    FreeContext(context: number): void
  }

  export const eventMask: { SubstructureNotify: number; SubstructureRedirect: number; PropertyChange: number; StructureNotify: number }
  const keySyms: Record<string, { code: number; description: string | null }>
  export function createClient(
    options: { display?: string; disableBigRequests?: boolean },
    ready: (error: Error | undefined, display: Display) => void,
  ): Client
  const x11: { keySyms: typeof keySyms }

  // biome-ignore lint/style/noDefaultExport: the package's table of key symbols is reachable only so.
  export { x11 as default }
}
