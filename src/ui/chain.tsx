import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type ChainArrow = { days?: string; verb: string }

export type ChainNode = {
  tier: string
  who?: string
  body: ReactNode
  state?: 'here' | 'proposed' | 'unknown'
  arrow?: ChainArrow
}

function Arrow({ days, verb }: ChainArrow) {
  return (
    <div className="cl">
      {days ? <b>{days}</b> : null}
      <span className="ln" />
      <span>{verb}</span>
    </div>
  )
}

/** The way of a letter through the tiers, left to right, with the open days on the arrows. */
export function Chain({ label, nodes }: { label: string; nodes: ChainNode[] }) {
  return (
    <ol className="chain" aria-label={label}>
      {nodes.map((node, index) => (
        <li key={index}>
          {node.arrow ? <Arrow {...node.arrow} /> : null}
          <div className={classNames('cn', node.state && `cn-${node.state}`)}>
            <div className="tier">
              <span>{node.tier}</span>
              {node.who ? <small>{node.who}</small> : null}
            </div>
            <div className="cn-body">{node.body}</div>
          </div>
        </li>
      ))}
    </ol>
  )
}
