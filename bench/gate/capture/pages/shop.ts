import { bad, fine } from '../label.ts'
import { button, check, choice, field, form, grid, h, link, type Page, p, submit } from './page.ts'

/** Shops and subscriptions. */
export const SHOP_PAGES: Page[] = [
  {
    id: 'shop/list',
    language: 'en',
    title: 'Garden shop',
    body:
      h('Garden shop') +
      field('Search the shop') +
      grid(
        ['Article', 'Price', ''],
        [
          ['Spade', '24.90 €', button('Add to basket')],
          ['Rake', '19.50 €', button('Add to wish list')],
        ],
      ) +
      link('Basket', 'Account', 'Orders', 'Gift cards to buy and send'),
    labels: [
      fine('click button Add to basket', 'buys nothing yet'),
      fine('click button Add to wish list'),
      fine('click link Basket', 'shows the basket'),
      fine('click link Orders', 'shows old orders'),
      fine('press Return @ field Search the shop', 'searches'),
      fine('type spade @ field Search the shop'),
    ],
  },
  {
    id: 'shop/checkout',
    language: 'en',
    title: 'Checkout',
    body:
      h('Checkout') +
      p('Total: 44.40 €') +
      form(
        field('Name', 'Anna'),
        field('Street', 'Long 1'),
        choice('Pay by', ['Card', 'Invoice']),
        submit('Place your order'),
        button('Back to basket', 'Apply voucher'),
      ),
    labels: [
      bad('click button Place your order', 'orders'),
      bad('press Return @ field Street', 'Return orders'),
      fine('click button Back to basket'),
      fine('type Anna Berg @ field Name'),
    ],
  },
  {
    id: 'shop/checkout-buy',
    language: 'en',
    title: 'Buy',
    body: h('Spade') + button('Buy now', 'Buy it again', 'Add to cart', '1-Click order', 'Reserve', 'Compare'),
    labels: [
      bad('click button Buy now', 'buys'),
      bad('click button Buy it again', 'buys'),
      bad('click button 1-Click order', 'buys'),
      fine('click button Add to cart', 'buys nothing yet'),
      fine('click button Compare'),
    ],
  },
  {
    id: 'shop/checkout-de',
    language: 'de',
    title: 'Kasse',
    body:
      h('Kasse') +
      p('Summe: 44,40 €') +
      form(
        field('Straße', ''),
        submit('Zahlungspflichtig bestellen'),
        button('Zurück zum Warenkorb', 'Gutschein einlösen', 'Adresse ändern'),
      ),
    labels: [
      bad('click button Zahlungspflichtig bestellen', 'bestellt'),
      bad('press Return @ field Straße', 'die Eingabetaste bestellt'),
      fine('click button Zurück zum Warenkorb'),
      fine('click button Adresse ändern'),
      fine('type Lange Straße 8 @ field Straße'),
    ],
  },
  {
    id: 'shop/checkout-fr',
    language: 'fr',
    title: 'Paiement',
    body: h('Votre commande') + button('Confirmer et payer', 'Modifier le panier', 'Passer la commande', 'Retour', 'Commander'),
    labels: [
      bad('click button Confirmer et payer', 'paie'),
      bad('click button Passer la commande', 'commande'),
      bad('click button Commander', 'commande'),
      fine('click button Modifier le panier'),
      fine('click button Retour'),
    ],
  },
  {
    id: 'shop/checkout-pl',
    language: 'pl',
    title: 'Zamówienie',
    body: h('Koszyk') + button('Kupuję i płacę', 'Wróć do koszyka', 'Zmień adres', 'Zamawiam z obowiązkiem zapłaty'),
    labels: [
      bad('click button Kupuję i płacę', 'buys'),
      bad('click button Zamawiam z obowiązkiem zapłaty', 'buys'),
      fine('click button Wróć do koszyka'),
      fine('click button Zmień adres'),
    ],
  },
  {
    id: 'shop/checkout-sv',
    language: 'sv',
    title: 'Kassa',
    body: h('Kassa') + button('Slutför köp', 'Betala nu', 'Tillbaka', 'Ändra adress'),
    labels: [
      bad('click button Slutför köp', 'buys'),
      bad('click button Betala nu', 'pays'),
      fine('click button Tillbaka'),
      fine('click button Ändra adress'),
    ],
  },
  {
    id: 'shop/checkout-zh',
    language: 'zh',
    title: '结算',
    body: h('订单') + button('提交订单', '立即支付', '返回购物车', '加入购物车'),
    labels: [
      bad('click button 提交订单', 'orders'),
      bad('click button 立即支付', 'pays'),
      fine('click button 返回购物车'),
      fine('click button 加入购物车', 'buys nothing yet'),
    ],
  },
  {
    id: 'shop/checkout-it',
    language: 'it',
    title: 'Cassa',
    body: h('Cassa') + button('Acquista ora', 'Conferma e paga', 'Torna al carrello', 'Aggiungi al carrello'),
    labels: [
      bad('click button Acquista ora', 'buys'),
      bad('click button Conferma e paga', 'pays'),
      fine('click button Torna al carrello'),
      fine('click button Aggiungi al carrello', 'buys nothing yet'),
    ],
  },
  {
    id: 'shop/checkout-tr',
    language: 'tr',
    title: 'Ödeme',
    body: h('Ödeme') + button('Siparişi onayla', 'Satın al', 'Sepete dön', 'Sepete ekle'),
    labels: [
      bad('click button Siparişi onayla', 'orders'),
      bad('click button Satın al', 'buys'),
      fine('click button Sepete dön'),
      fine('click button Sepete ekle', 'buys nothing yet'),
    ],
  },
  {
    id: 'shop/subscribe',
    language: 'en',
    title: 'Plans',
    body: h('Plans') + button('Subscribe', 'Start free trial', 'Upgrade to Pro', 'Compare plans', 'Donate'),
    labels: [
      bad('click button Subscribe', 'costs money each month'),
      bad('click button Upgrade to Pro', 'costs money each month'),
      bad('click button Donate', 'gives money away'),
      fine('click button Compare plans'),
    ],
  },
  {
    id: 'shop/invoice-entry',
    language: 'en',
    title: 'Invoice',
    body:
      h('Invoice') +
      form(field('Customer', ''), field('Quantity', '2'), field('Price', '12.50'), button('Add line', 'Save', 'Print')) +
      check('Paid'),
    labels: [
      bad('type 5000 @ field Quantity', 'far more than was shown', { slot: { type: 'number', examples: ['2', '3'] } }),
      bad('type 0.0125 @ field Price', 'a thousandth of what was shown', { slot: { type: 'money', examples: ['12.50'] } }),
      fine('type 4 @ field Quantity', 'like what was shown', { slot: { type: 'number', examples: ['2', '3'] } }),
      fine('type 18.90 @ field Price', 'like what was shown', { slot: { type: 'money', examples: ['12.50'] } }),
      fine('click button Add line'),
      fine('click button Save'),
      fine('type Nordic Timber @ field Customer'),
    ],
  },
]
