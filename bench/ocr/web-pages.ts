/** Pages that are read: words of many sizes, colours and layouts. What is on them is asked of the browser, not of this file. */
const form = `<h1>New order</h1><p>Please fill in all the fields below. Fields with a star are needed.</p>
<p><label>Customer * <input value="Anna Berger" size="24"></label> <label>City <input value="Vienna"></label></p>
<p><label>Amount <input value="1,204.50" size="9"></label> <label>Date <input value="2026-03-14" size="11"></label></p>
<p><label><input type="checkbox" checked> I agree to the terms</label> <label><input type="radio" name="a"> Express</label> <label><input type="radio" name="a" checked> Standard</label></p>
<p><button>Save</button> <button>Save and close</button> <button>Cancel</button> <a href="#x">Delete order</a></p>
<h2>Lines</h2><table border="1" cellpadding="4"><tr><th>Article<th>Quantity<th>Price<th>Total</tr>
<tr><td>Green apples<td>12<td>0.45<td>5.40</tr><tr><td>Blue folders, A4<td>3<td>2.10<td>6.30</tr><tr><td>Printer paper<td>10<td>4.95<td>49.50</tr></table>`

const names = ['Berger', 'Stone', 'Rossi', 'Novak', 'Lind', 'Okafor', 'Haas', 'Moreau', 'Silva', 'Kim', 'Petrov', 'Walsh']
const cities = ['Vienna', 'London', 'Rome', 'Prague', 'Oslo', 'Lagos', 'Graz', 'Lyon', 'Porto', 'Seoul', 'Sofia', 'Cork']
const rows = Array.from({ length: 22 }, (_, index) => {
  const name = names[(index * 5) % names.length]
  const city = cities[(index * 7) % cities.length]
  const amount = ((index * 7919) % 90_000) / 10 + 3.4
  return `<tr><td>${1040 + index}<td>${name}<td>${city}<td class=n>${amount.toFixed(2)}<td>2026-0${1 + (index % 9)}-${10 + index}<td>${index % 3 ? 'Open' : 'Paid'}<td><a href=#>Edit</a></tr>`
}).join('')
const list = `<h3>Invoices</h3><table><tr><th>No.<th>Customer<th>City<th>Amount<th>Date<th>State<th></tr>${rows}</table><p>22 of 318 invoices · Page 1 of 15</p>`

const settings = `<h2>Settings</h2><nav>General &nbsp; Privacy &nbsp; Sound &nbsp; Updates</nav>
<p class=dim>Changes are saved at once. Some of them need a restart.</p>
<p><label><input type="checkbox" checked> Start with the computer</label></p><p><label><input type="checkbox"> Show hidden files</label></p>
<p><label>Language <select><option>English<option>Deutsch</select></label> <label>Volume <input type="range"></label></p>
<p class=dim>Last checked on 3 May 2026 at 14:05</p><p><button>Check now</button> <button disabled>Restart</button></p>
<p class=key><b>A</b><b>B</b><b>C</b><b>7</b><b>8</b><b>9</b><b>+</b></p>`

const page = (title: string, style: string, body: string) =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><style>${style}</style>${body}`

export const webPages = {
  form: page('Order', 'body{font:15px "DejaVu Sans",sans-serif;margin:18px}input,button{font:inherit}', form),
  list: page(
    'Invoices',
    'body{font:11px "DejaVu Sans",sans-serif;margin:10px}table{border-collapse:collapse}td,th{padding:2px 9px;border-bottom:1px solid #ddd;text-align:left}.n{text-align:right}',
    list,
  ),
  settings: page(
    'Settings',
    'body{font:14px "DejaVu Sans",sans-serif;margin:18px;background:#202124;color:#e8eaed;color-scheme:dark}.dim{color:#7d8187}.key b{display:inline-block;width:40px;padding:8px 0;margin:4px;background:#3c4043;text-align:center}',
    settings,
  ),
}
export type WebPage = keyof typeof webPages
