import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hrefOf, parseRoute, type Route } from '../../../renderer/state/route.ts'

describe('the route in the hash', () => {
  it('reads each place of the app', () => {
    const places = [
      '',
      '#/',
      '#/record',
      '#/recordings',
      '#/recordings/recording-1',
      '#/tasks',
      '#/tasks/task-1',
      '#/plan',
      '#/pages',
      '#/pages/page-1',
      '#/runs',
      '#/runs/run-1',
      '#/settings',
      '#/approval/approval-1',
      '#/secret/approval-2',
      '#/bar',
    ]
    expect(places.map(parseRoute)).toEqual([
      { screen: 'home' },
      { screen: 'home' },
      { screen: 'record' },
      { screen: 'recordings' },
      { screen: 'recording', id: 'recording-1' },
      { screen: 'tasks' },
      { screen: 'task', id: 'task-1' },
      { screen: 'plan' },
      { screen: 'pages' },
      { screen: 'page', id: 'page-1' },
      { screen: 'history' },
      { screen: 'run', id: 'run-1' },
      { screen: 'settings' },
      { screen: 'approval', id: 'approval-1' },
      { screen: 'secret', id: 'approval-2' },
      { screen: 'bar' },
    ])
  })

  it('leads nowhere, in words, from what it does not know', () => {
    expect(['#/approval', '#/tasks/a/b', '#/constructor', '#/what'].map((hash) => parseRoute(hash).screen)).toEqual([
      'nowhere',
      'nowhere',
      'nowhere',
      'nowhere',
    ])
  })

  it('carries a sentence to Home and to Record unchanged, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const routes: Route[] = [
          { screen: 'home', ask: text },
          { screen: 'record', goal: text },
        ]
        expect(routes.map((route) => parseRoute(hrefOf(route)))).toEqual(routes)
      }),
    )
  })

  it('never throws on a link that someone cut or made up', () => {
    fc.assert(fc.property(fc.string(), (hash) => void parseRoute(hash)))
    expect(parseRoute('#/record?goal=%E0%A4%A')).toEqual({ screen: 'record', goal: '%E0%A4%A' })
  })
})
