import { useId } from 'react'
import type { Page, PageId, Transition } from '#contract'
import { edgePath } from '../state/edge-path.ts'
import { type MapEdge, type MapLayout, mapLayout, NODE } from '../state/map-layout.ts'
import { hrefOf } from '../state/route.ts'
import { words } from '../words/index.ts'
import { classes } from './classes.ts'
import styles from './page-map.module.css'
import { Shot } from './shot.tsx'

type Props = { label: string; pages: readonly Page[]; transitions: readonly Transition[]; current?: PageId }

/** Pages as small pictures, ways between them as arrows with how often they were gone. */
export function PageMap({ label, pages, transitions, current }: Props) {
  const layout = mapLayout(pages, transitions)
  const nameOf = new Map(pages.map((page) => [page.id, page.name]))
  return (
    <div className={styles.scroll}>
      <nav className={styles.map} style={{ width: layout.width, height: layout.height }} aria-label={label}>
        <Ways layout={layout} nameOf={nameOf} />
        {layout.nodes.map((node) => {
          const page = pages.find((it) => it.id === node.id)
          return (
            page && (
              <a
                key={node.id}
                className={classes(styles.node, node.id === current && styles.current)}
                style={{ left: node.x, top: node.y, width: NODE.width, height: NODE.height }}
                href={hrefOf({ screen: 'page', id: page.id })}
                aria-current={node.id === current ? 'page' : undefined}
              >
                <Shot id={page.picture} className={styles.shot} />
                <span className={styles.name}>{page.name}</span>
              </a>
            )
          )
        })}
      </nav>
    </div>
  )
}

function Ways({ layout, nameOf }: { layout: MapLayout; nameOf: ReadonlyMap<PageId, string> }) {
  const arrow = useId()
  const between = layout.edges.filter((edge) => edge.from !== edge.to)
  return (
    <>
      <svg className={styles.ways} width={layout.width} height={layout.height} aria-hidden="true">
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
            <path d="M1 1L7 4L1 7" className={styles.head} />
          </marker>
        </defs>
        {between.map((edge) => (
          <Way key={`${edge.from} ${edge.to}`} edge={edge} layout={layout} arrow={arrow} />
        ))}
      </svg>
      <ul className="only-heard">
        {between.map((edge) => (
          <li key={`${edge.from} ${edge.to}`}>{words.pages.mapWay(nameOf.get(edge.from) ?? '', nameOf.get(edge.to) ?? '', edge.count)}</li>
        ))}
      </ul>
    </>
  )
}

function Way({ edge, layout, arrow }: { edge: MapEdge; layout: MapLayout; arrow: string }) {
  const drawn = edgePath(edge, layout)
  if (!drawn) return null
  return (
    <g>
      <path d={drawn.path} className={styles.way} markerEnd={`url(#${arrow})`} />
      <g transform={`translate(${drawn.middle.x} ${drawn.middle.y})`}>
        <rect x="-11" y="-9" width="22" height="18" rx="9" className={styles.badge} />
        <text className={styles.number} y="4" textAnchor="middle">
          {edge.count}
        </text>
      </g>
    </g>
  )
}
