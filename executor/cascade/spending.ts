import type { Budget, Spent } from '#contract'

/** One call, before or after it was made. `money` is null where no price is known. */
export type Cost = { tokens: number; money: number | null; ms: number }

/** What a run has used of models, against what it may use. */
export interface Spending {
  spent(): Spent
  add(cost: Cost): void
  /** How another call of this cost would go over what was agreed, as a sentence; undefined while it stays within. */
  over(next: Cost): string | undefined
  /** As much again of everything that is bounded, and at least this call. */
  extend(next: Cost): void
  /** No bound any more. */
  lift(): void
}

export function createSpending(budget: Budget): Spending {
  let bound = budget
  let spent: Spent = { calls: 0, tokens: 0, money: 0, seconds: 0 }
  return {
    spent: () => spent,
    add({ tokens, money, ms }) {
      spent = {
        calls: spent.calls + 1,
        tokens: spent.tokens + tokens,
        // Once a price is missing, the sum is not known any more.
        money: spent.money === null || money === null ? null : spent.money + money,
        seconds: spent.seconds + ms / 1000,
      }
    },
    over(next) {
      const { calls, tokens, seconds, money } = bound
      if (calls !== null && spent.calls + 1 > calls) return `${counted(calls, 'call')} to models were agreed, and ${spent.calls} are made.`
      if (tokens !== null && spent.tokens + next.tokens > tokens)
        return `${counted(tokens, 'token')} were agreed, ${spent.tokens} are used, and the next call may take ${next.tokens}.`
      if (seconds !== null && spent.seconds >= seconds)
        return `${counted(seconds, 'second')} of waiting for models were agreed, and are over.`
      if (money === null) return undefined
      if (spent.money === null || next.money === null) return `${money} in money were agreed, and the price of the model is not known.`
      return spent.money + next.money > money ? `${money} in money were agreed, and the next call may go over that.` : undefined
    },
    extend(next) {
      const more = (now: number | null, agreed: number | null, needed: number) =>
        now === null || agreed === null ? null : Math.max(now + agreed, needed)
      bound = {
        calls: more(bound.calls, budget.calls, spent.calls + 1),
        tokens: more(bound.tokens, budget.tokens, spent.tokens + next.tokens),
        // A price that is not known goes over any bound.
        money: spent.money === null || next.money === null ? null : more(bound.money, budget.money, spent.money + next.money),
        seconds: more(bound.seconds, budget.seconds, spent.seconds + 1),
      }
    },
    lift() {
      bound = { calls: null, tokens: null, money: null, seconds: null }
    },
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
