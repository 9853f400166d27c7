import type { Label } from '../label.ts'

export type Page = { id: string; language: string; title: string; body: string; labels: Label[] }

/** Plain pieces of pages, as shops, banks and offices write them. */
export const h = (text: string) => `<h1>${text}</h1>`
export const p = (text: string) => `<p>${text}</p>`
export const button = (...names: string[]) => names.map((name) => `<button type="button">${name}</button> `).join('')
export const submit = (name: string) => `<button type="submit">${name}</button> `
export const link = (...names: string[]) => names.map((name) => `<a href="#x">${name}</a> `).join('')
export const field = (name: string, value = '', type = 'text') => `<p><label>${name} <input type="${type}" value="${value}"></label></p>`
export const area = (name: string, value = '') => `<p><label>${name} <textarea>${value}</textarea></label></p>`
export const check = (name: string) => `<p><label><input type="checkbox"> ${name}</label></p>`
export const choice = (name: string, options: string[]) =>
  `<p><label>${name} <select>${options.map((one) => `<option>${one}</option>`).join('')}</select></label></p>`
export const form = (...parts: string[]) => `<form onsubmit="return false">${parts.join('')}</form>`
export const modal = (title: string, text: string, ...names: string[]) =>
  `<div role="dialog" aria-modal="true" aria-label="${title}" style="border:1px solid;padding:1em"><h2>${title}</h2><p>${text}</p>${button(...names)}</div>`
export const alert = (title: string, text: string, ...names: string[]) =>
  `<div role="alertdialog" aria-label="${title}" style="border:1px solid;padding:1em"><h2>${title}</h2><p>${text}</p>${button(...names)}</div>`
export const list = (names: string[]) =>
  `<ul role="listbox" aria-label="List">${names.map((name) => `<li role="option" tabindex="0">${name}</li>`).join('')}</ul>`
export const grid = (head: string[], rows: string[][]) =>
  `<table border="1"><tr>${head.map((one) => `<th>${one}</th>`).join('')}</tr>${rows.map((row) => `<tr>${row.map((one) => `<td>${one}</td>`).join('')}</tr>`).join('')}</table>`
export const menu = (...names: string[]) =>
  `<div role="menu" aria-label="Actions">${names.map((name) => `<div role="menuitem" tabindex="0">${name}</div>`).join('')}</div>`
