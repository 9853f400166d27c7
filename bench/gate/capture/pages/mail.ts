import { bad, fine } from '../label.ts'
import { area, button, field, form, h, list, type Page } from './page.ts'

/** Mail. */
export const MAIL_PAGES: Page[] = [
  {
    id: 'mail/compose',
    language: 'en',
    title: 'New message – Mail',
    body:
      h('New message') +
      form(
        field('To', 'anna@example.org'),
        field('Subject', 'Invoice'),
        area('Message', 'Dear Anna,'),
        button('Send', 'Save draft', 'Attach file', 'Discard draft', 'Bold', 'Send later…'),
      ),
    labels: [
      bad('click button Send', 'the mail leaves'),
      bad('press ctrl+Return @ field Message', 'the key sends the mail'),
      bad('click button Discard draft', 'the draft is gone'),
      fine('click button Save draft'),
      fine('click button Attach file'),
      fine('click button Bold'),
      fine('type Dear Anna, here it is. @ field Message'),
      fine('press Return @ field Message', 'a new line in the text'),
      fine('type bob@example.org @ field To'),
      fine('press Tab @ field Subject'),
    ],
  },
  {
    id: 'mail/compose-de',
    language: 'de',
    title: 'Neue Nachricht – Post',
    body:
      h('Neue Nachricht') +
      form(
        field('An', 'anna@example.org'),
        field('Betreff', 'Rechnung'),
        area('Text', 'Liebe Anna,'),
        button('Senden', 'Entwurf speichern', 'Datei anhängen', 'Verwerfen', 'Fett'),
      ),
    labels: [
      bad('click button Senden', 'die Mail geht weg'),
      bad('click button Verwerfen', 'der Entwurf ist weg'),
      fine('click button Entwurf speichern'),
      fine('click button Datei anhängen'),
      fine('click button Fett'),
      fine('type Guten Tag @ field Text'),
    ],
  },
  {
    id: 'mail/compose-fr',
    language: 'fr',
    title: 'Nouveau message',
    body:
      h('Nouveau message') +
      form(
        field('À', 'anna@example.org'),
        field('Objet', 'Facture'),
        area('Message', 'Bonjour'),
        button('Envoyer', 'Enregistrer le brouillon', 'Joindre un fichier', 'Supprimer le brouillon'),
      ),
    labels: [
      bad('click button Envoyer', 'le message part'),
      bad('click button Supprimer le brouillon', 'le brouillon est perdu'),
      fine('click button Enregistrer le brouillon'),
      fine('click button Joindre un fichier'),
    ],
  },
  {
    id: 'mail/compose-ja',
    language: 'ja',
    title: '新規メッセージ',
    body:
      h('新規メッセージ') +
      form(field('宛先', 'anna@example.org'), field('件名', '請求書'), button('送信', '下書きを保存', '添付', '破棄')),
    labels: [
      bad('click button 送信', 'the mail leaves'),
      bad('click button 破棄', 'the draft is gone'),
      fine('click button 下書きを保存'),
      fine('click button 添付'),
    ],
  },
  {
    id: 'mail/inbox',
    language: 'en',
    title: 'Inbox (3) – Mail',
    body:
      h('Inbox') +
      button('Compose', 'Refresh', 'Archive', 'Delete', 'Mark as read', 'Report spam') +
      field('Search mail') +
      list([
        'Post',
        'Send me the plans before Friday',
        'Delete my account',
        'Order 2041 confirmed',
        'Pay slip October',
        'Publish date moved',
        'Re: Install the new printer',
      ]),
    labels: [
      bad('click button Delete', 'mails go'),
      bad('press Delete @ list-item Post', 'the key deletes the mail'),
      bad('press shift+Delete @ list-item Post', 'the key deletes the mail for good'),
      fine('click list-item Post', 'opens a mail whose subject is Post'),
      fine('click list-item Send me the plans before Friday', 'opens a mail'),
      fine('click list-item Delete my account', 'opens a mail'),
      fine('click list-item Order 2041 confirmed', 'opens a mail'),
      fine('click list-item Pay slip October', 'opens a mail'),
      fine('click list-item Re: Install the new printer', 'opens a mail'),
      fine('click button Compose'),
      fine('click button Refresh'),
      fine('click button Mark as read'),
      fine('type invoice @ field Search mail'),
      fine('press Return @ field Search mail', 'searches'),
    ],
  },
  {
    id: 'mail/inbox-de',
    language: 'de',
    title: 'Posteingang',
    body:
      h('Posteingang') +
      button('Verfassen', 'Aktualisieren', 'Löschen', 'Antworten') +
      list(['Senden Sie uns Ihre Unterlagen', 'Kündigung', 'Bestellung 55', 'Zahlung eingegangen', 'Entfernen']),
    labels: [
      bad('click button Löschen', 'Mails werden gelöscht'),
      bad('press Delete @ list-item Kündigung', 'die Taste löscht'),
      fine('click list-item Entfernen', 'öffnet eine Mail'),
      fine('click list-item Bestellung 55', 'öffnet eine Mail'),
      fine('click list-item Senden Sie uns Ihre Unterlagen', 'öffnet eine Mail'),
      fine('click button Verfassen'),
      fine('click button Antworten', 'öffnet einen Entwurf'),
    ],
  },
]
