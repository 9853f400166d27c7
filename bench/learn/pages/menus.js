// @ts-nocheck: runs in the pages, where there is a document.
/** A bar of menus, `{ File: { Print: act } }`; one is open at a time, and Escape closes it. */
globalThis.menus = (bar, entries) => {
  const close = () => {
    for (const list of bar.querySelectorAll('ul')) list.remove()
  }
  for (const [name, items] of Object.entries(entries)) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = name
    button.setAttribute('aria-haspopup', 'menu')
    const place = document.createElement('div')
    place.append(button)
    bar.append(place)
    button.onclick = () => {
      const open = place.querySelector('ul') !== null
      close()
      if (open) return
      const list = document.createElement('ul')
      list.setAttribute('role', 'menu')
      for (const [label, act] of Object.entries(items)) {
        const item = document.createElement('li')
        item.setAttribute('role', 'none')
        const entry = document.createElement('button')
        entry.type = 'button'
        entry.setAttribute('role', 'menuitem')
        entry.textContent = label
        entry.onclick = () => {
          close()
          act()
        }
        item.append(entry)
        list.append(item)
      }
      place.append(list)
    }
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
  })
}

/** A dialog with a text, a Cancel and an OK button. */
globalThis.ask = (title, text, onOk = () => {}) => {
  const dialog = document.createElement('dialog')
  dialog.innerHTML = '<h1></h1><p></p><button type="button" data-no>Cancel</button> <button type="button" data-yes>OK</button>'
  dialog.querySelector('h1').textContent = title
  dialog.querySelector('p').textContent = text
  dialog.querySelector('[data-no]').onclick = () => dialog.close()
  dialog.querySelector('[data-yes]').onclick = () => {
    dialog.close()
    onOk()
  }
  dialog.onclose = () => dialog.remove()
  document.body.append(dialog)
  dialog.showModal()
}
