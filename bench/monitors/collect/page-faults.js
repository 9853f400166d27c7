// @ts-nocheck: runs in the pages, where there is a document.
{
  let undo = []
  const every = (ms, act) => {
    act()
    const timer = setInterval(act, ms)
    undo.push(() => clearInterval(timer))
  }
  const on = (event, listener) => {
    document.addEventListener(event, listener, true)
    undo.push(() => document.removeEventListener(event, listener, true))
  }
  const own = (node) => [...node.childNodes].filter((child) => child.nodeType === 3)
  const nameOf = (element) => {
    const label = element.labels?.[0]
    const words = element.matches('input, select, textarea')
      ? label &&
        own(label)
          .map((text) => text.textContent)
          .join(' ')
      : element.innerText
    return (element.getAttribute('aria-label') ?? words ?? '').trim()
  }
  const named = (name) =>
    [...document.querySelectorAll('button, input, select, textarea')].filter((each) => nameOf(each) === name && each.offsetParent !== null)

  const kinds = {
    removed(name) {
      if (named(name).length === 0) return false
      const hidden = new Set()
      every(60, () => {
        for (const each of named(name)) {
          each.style.display = 'none'
          hidden.add(each)
        }
      })
      undo.push(() => {
        for (const each of hidden) each.style.display = ''
      })
      return true
    },
    disabled(name) {
      const things = named(name)
      for (const each of things) each.disabled = true
      undo.push(() => {
        for (const each of things) each.disabled = false
      })
      return things.length > 0
    },
    renamed(name) {
      const things = named(name)
      for (const each of things) {
        const texts = own(each.labels?.[0] ?? each)
        const before = texts.map((text) => text.textContent)
        for (const text of texts) text.textContent = 'Vrkz '
        const aria = each.getAttribute('aria-label')
        if (aria !== null) each.setAttribute('aria-label', 'Vrkz')
        undo.push(() => {
          texts.forEach((text, at) => {
            text.textContent = before[at]
          })
          if (aria !== null) each.setAttribute('aria-label', aria)
        })
      }
      return things.length > 0
    },
    drifting() {
      let at = 0
      every(130, () => {
        at = (at + 1) % 5
        document.body.style.paddingTop = `${at * 37}px`
      })
      undo.push(() => {
        document.body.style.paddingTop = ''
      })
      return true
    },
    scrolled() {
      every(60, () => scrollTo(0, document.body.scrollHeight))
      undo.push(() => scrollTo(0, 0))
      return true
    },
    'pop-up'() {
      every(150, () => {
        if (!document.querySelector('dialog')) ask('News', 'There is a new version of this page.')
      })
      undo.push(() => {
        for (const each of document.querySelectorAll('dialog')) each.close()
      })
      return true
    },
    'text-lost'() {
      on('input', ({ target }) => {
        if (target.matches('input:not([type=checkbox]):not([type=radio]), textarea')) setTimeout(() => (target.value = ''), 20)
      })
      return true
    },
    slow(_name, ms) {
      let again = false
      const later = (act) =>
        setTimeout(() => {
          again = true
          act()
          again = false
        }, ms)
      on('click', (event) => {
        const thing = event.target.closest('button, input[type=checkbox], input[type=radio]')
        if (again || !thing) return
        event.preventDefault()
        event.stopImmediatePropagation()
        later(() => thing.click())
      })
      on('keydown', (event) => {
        if (event.key !== 'Enter' || !event.target.form) return
        event.preventDefault()
        later(() => event.target.form.requestSubmit())
      })
      return true
    },
    undone() {
      const kept = work()
      if (!kept) return false
      every(300, () => {
        if (kept.gone()) kept.restore()
      })
      return true
    },
    letters() {
      document.body.style.fontSize = '17px'
      return true
    },
  }
  /** Where the page keeps its work in a list: what was taken out comes back, what was put in goes. */
  function work() {
    if (typeof people !== 'undefined') {
      const all = [...people]
      return {
        gone: () => people.length !== all.length,
        restore() {
          people = [...all]
          draw()
        },
      }
    }
    if (typeof mails !== 'undefined') {
      const all = mails.map((mail) => ({ ...mail }))
      return {
        gone: () => mails.length !== all.length || mails.some(({ read }, at) => read !== all[at].read),
        restore() {
          mails = all.map((mail) => ({ ...mail }))
          draw()
          document.querySelector('.done').textContent = ''
        },
      }
    }
    const list = document.querySelector('#orders, tbody')
    if (!list) return undefined
    const length = list.children.length
    const said = document.querySelector('.done').textContent
    return {
      gone: () => list.children.length > length,
      restore() {
        while (list.children.length > length) list.lastElementChild.remove()
        document.querySelector('.done').textContent = said
      },
    }
  }

  globalThis.faults = {
    /** False where this page has nothing that it could happen to. */
    on: (kind, name, ms) => kinds[kind](name, ms),
    off() {
      for (const back of undo.reverse()) back()
      undo = []
    },
    /** The work itself: what is listed and said to be done; nothing of what is being filled in. */
    work: () =>
      JSON.stringify([
        [...document.querySelectorAll('tbody tr:not([hidden])')].map((row) => `${row.className} ${row.innerText}`),
        [...document.querySelectorAll('[role=status], #orders li')].map((each) => each.innerText),
        document.querySelector('form')?.hidden ?? true,
      ]),
  }
}
