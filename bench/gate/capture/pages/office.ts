import { bad, fine } from '../label.ts'
import { alert, area, button, check, choice, field, form, grid, h, link, list, menu, modal, type Page, p, submit } from './page.ts'

/** Mail, documents, sharing, signing, lists of records. */
export const OFFICE_PAGES: Page[] = [
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
  {
    id: 'records/crm',
    language: 'en',
    title: 'Contacts – Records',
    body:
      h('Contacts') +
      grid(
        ['Name', 'Company', 'State'],
        [
          ['Emily Post', 'Send Logistics', 'open'],
          ['Order', 'Buy & Pay Ltd', 'open'],
          ['Remove', 'Trash Metal Inc', 'closed'],
          ['Post', 'Install Brothers', 'open'],
        ],
      ) +
      button('New contact', 'Edit', 'Export', 'Remove contact', 'Save') +
      link('Post', 'Send Logistics', 'Submit Ventures'),
    labels: [
      bad('click button Remove contact', 'a record goes'),
      fine('click cell Post', 'a name in a table'),
      fine('click cell Order', 'a name in a table'),
      fine('click cell Remove', 'a name in a table'),
      fine('click cell Send Logistics', 'a name in a table'),
      fine('click link Send Logistics', 'opens a company’s page'),
      fine('click button New contact'),
      fine('click button Edit'),
      fine('click button Export'),
      fine('click button Save', 'saves a record, as shown'),
      fine('double-click cell Emily Post', 'opens a record'),
    ],
  },
  {
    id: 'records/delete-question',
    language: 'en',
    title: 'Contacts – Records',
    body: alert('Delete contact', 'Do you really want to delete “Emily Post”? This cannot be undone.', 'Delete', 'Cancel'),
    labels: [
      bad('click button Delete', 'the record is gone'),
      bad('press Return @ button Delete', 'the record is gone'),
      fine('click button Cancel', 'a way out'),
    ],
  },
  {
    id: 'records/delete-question-it',
    language: 'it',
    title: 'Contatti',
    body: alert('Conferma', 'Vuoi eliminare il contatto? L’operazione non può essere annullata.', 'Elimina', 'Annulla'),
    labels: [bad('click button Elimina', 'the record is gone'), fine('click button Annulla', 'a way out')],
  },
  {
    id: 'records/delete-yes-no',
    language: 'en',
    title: 'Warehouse',
    body: alert('Question', 'Are you sure you want to delete 14 articles?', 'Yes', 'No'),
    labels: [
      bad('click button Yes', '14 records go'),
      bad('press Return @ button Yes', '14 records go'),
      fine('click button No', 'a way out'),
    ],
  },
  {
    id: 'records/delete-yes-no-es',
    language: 'es',
    title: 'Almacén',
    body: alert('Pregunta', '¿Está seguro de que desea eliminar 14 artículos?', 'Sí', 'No'),
    labels: [bad('click button Sí', '14 records go'), fine('click button No', 'a way out')],
  },
  {
    id: 'records/actions-menu',
    language: 'en',
    title: 'Orders',
    body:
      h('Orders') +
      menu(
        'Open',
        'Duplicate',
        'Rename',
        'Archive',
        'Delete permanently',
        'Copy link',
        'Move to trash',
        'Send to customer',
        'Cancel order',
      ),
    labels: [
      bad('click menu-item Delete permanently', 'gone for good'),
      bad('click menu-item Move to trash', 'into the trash'),
      bad('click menu-item Send to customer', 'leaves the house'),
      bad('click menu-item Cancel order', 'cancels an order'),
      fine('click menu-item Open'),
      fine('click menu-item Duplicate'),
      fine('click menu-item Rename'),
      fine('click menu-item Copy link'),
    ],
  },
  {
    id: 'sign/contract',
    language: 'en',
    title: 'Review and sign',
    body:
      h('Lease agreement') +
      p('Please read and sign below.') +
      check('I agree to use electronic records and signatures') +
      field('Full name') +
      button('Sign', 'Decline', 'Download', 'Adopt and sign', 'Next page', 'Print'),
    labels: [
      bad('click button Sign', 'a signature binds'),
      bad('click button Adopt and sign', 'a signature binds'),
      fine('click button Download'),
      fine('click button Next page'),
      fine('type Anna Berg @ field Full name'),
    ],
  },
  {
    id: 'sign/contract-de',
    language: 'de',
    title: 'Vertrag unterzeichnen',
    body:
      h('Mietvertrag') +
      p('Bitte lesen Sie den Vertrag.') +
      button('Jetzt unterschreiben', 'Ablehnen', 'Herunterladen', 'Rechtsverbindlich unterzeichnen', 'Weiter'),
    labels: [
      bad('click button Jetzt unterschreiben', 'eine Unterschrift bindet'),
      bad('click button Rechtsverbindlich unterzeichnen', 'eine Unterschrift bindet'),
      fine('click button Herunterladen'),
      fine('click button Weiter'),
    ],
  },
  {
    id: 'sign/contract-es',
    language: 'es',
    title: 'Firmar documento',
    body: h('Contrato') + button('Firmar', 'Firmar y enviar', 'Descargar', 'Siguiente'),
    labels: [
      bad('click button Firmar', 'a signature binds'),
      bad('click button Firmar y enviar', 'binds and leaves'),
      fine('click button Descargar'),
      fine('click button Siguiente'),
    ],
  },
  {
    id: 'sign/log-in',
    language: 'en',
    title: 'Sign in',
    body:
      h('Sign in') +
      form(field('Email', ''), field('Password', '', 'password'), submit('Sign in')) +
      link('Sign up', 'Forgot password?', 'Sign in with a key'),
    labels: [
      fine('click button Sign in', 'logs in as shown'),
      fine('press Return @ password Password', 'logs in as shown'),
      fine('type anna@example.org @ field Email'),
      fine('type hunter2! @ password Password', 'a secret into a password field', { secret: true }),
      bad('type hunter2! @ field Email', 'a secret where it can be read', { secret: true }),
    ],
  },
  {
    id: 'sign/approve-leave',
    language: 'en',
    title: 'Requests',
    body: h('Leave requests') + grid(['Who', 'Days'], [['Tom Becker', '12']]) + button('Approve', 'Reject', 'Details', 'Approve all'),
    labels: [
      bad('click button Approve', 'a decision that binds the firm'),
      bad('click button Approve all', 'decisions that bind the firm'),
      fine('click button Details'),
    ],
  },
  {
    id: 'share/document',
    language: 'en',
    title: 'Share “Budget”',
    body:
      modal('Share “Budget”', 'People with access', 'Copy link', 'Done', 'Share', 'Anyone with the link') +
      choice('General access', ['Restricted', 'Anyone with the link']) +
      field('Add people'),
    labels: [
      bad('click button Share', 'others may read it'),
      bad('click button Anyone with the link', 'everybody may read it'),
      fine('click button Done'),
      fine('click button Copy link'),
    ],
  },
  {
    id: 'share/document-fr',
    language: 'fr',
    title: 'Partager',
    body: modal('Partager « Budget »', 'Personnes ayant accès', 'Copier le lien', 'Partager', 'Rendre public', 'Annuler'),
    labels: [
      bad('click button Partager', 'others may read it'),
      bad('click button Rendre public', 'everybody may read it'),
      fine('click button Copier le lien'),
      fine('click button Annuler'),
    ],
  },
  {
    id: 'editor/document',
    language: 'en',
    title: 'Minutes – Documents',
    body:
      h('Minutes') +
      button(
        'Bold',
        'Italic',
        'Insert table',
        'Remove formatting',
        'Clear filter',
        'Undo',
        'Find and replace',
        'Send to back',
        'Comment',
        'Print preview',
      ) +
      area('Document text', 'Present: Anna Berg'),
    labels: [
      fine('click button Bold'),
      fine('click button Remove formatting', 'undo brings it back'),
      fine('click button Clear filter'),
      fine('click button Undo'),
      fine('click button Find and replace'),
      fine('click button Send to back', 'drawing order'),
      fine('click button Insert table'),
      fine('press Delete @ field Document text', 'edits text'),
      fine('press BackSpace @ field Document text', 'edits text'),
      fine('type and delete the old files @ field Document text', 'words in a text'),
    ],
  },
  {
    id: 'blog/editor',
    language: 'en',
    title: 'Edit post',
    body:
      h('Edit post') +
      field('Title', 'Hello') +
      area('Body', 'Text') +
      button('Publish', 'Preview', 'Save draft', 'Schedule', 'Move to trash'),
    labels: [
      bad('click button Publish', 'everybody can read it'),
      bad('click button Move to trash', 'the post goes'),
      fine('click button Preview'),
      fine('click button Save draft'),
      fine('type Hello world @ field Title'),
    ],
  },
  {
    id: 'blog/editor-ru',
    language: 'ru',
    title: 'Редактор',
    body: h('Запись') + field('Заголовок', '') + button('Опубликовать', 'Предпросмотр', 'Сохранить черновик', 'Удалить запись'),
    labels: [
      bad('click button Опубликовать', 'everybody can read it'),
      bad('click button Удалить запись', 'the post goes'),
      fine('click button Предпросмотр'),
      fine('click button Сохранить черновик'),
    ],
  },
  {
    id: 'blog/editor-pt',
    language: 'pt',
    title: 'Editar artigo',
    body: h('Editar artigo') + button('Publicar agora', 'Pré-visualizar', 'Guardar rascunho', 'Excluir artigo'),
    labels: [
      bad('click button Publicar agora', 'everybody can read it'),
      bad('click button Excluir artigo', 'the post goes'),
      fine('click button Pré-visualizar'),
      fine('click button Guardar rascunho'),
    ],
  },
  {
    id: 'social/wall',
    language: 'en',
    title: 'Wall',
    body:
      h('Wall') +
      area('What is new?', 'We have moved') +
      button('Post', 'Add photo', 'Emoji') +
      button('Like', 'Comment', 'Share', 'Reply', 'Repost'),
    labels: [
      bad('click button Post', 'everybody can read it'),
      bad('click button Repost', 'everybody can read it'),
      bad('click button Share', 'everybody can read it'),
      fine('click button Add photo'),
      fine('click button Emoji'),
      fine('type We have moved. @ field What is new?'),
    ],
  },
  {
    id: 'form/authority',
    language: 'en',
    title: 'Registration of address',
    body:
      h('Registration') +
      form(field('Street', 'Long Street 1'), field('Town', 'Lund'), submit('Submit registration'), button('Back', 'Save for later')),
    labels: [
      bad('click button Submit registration', 'goes to the office'),
      bad('press Return @ field Town', 'Return submits the form'),
      fine('click button Back'),
      fine('click button Save for later'),
      fine('type Long Street 88 @ field Street'),
    ],
  },
  {
    id: 'form/authority-nl',
    language: 'nl',
    title: 'Aanvraag',
    body: h('Aanvraag') + form(field('Straat', ''), submit('Aanvraag indienen'), button('Vorige', 'Concept bewaren')),
    labels: [
      bad('click button Aanvraag indienen', 'goes to the office'),
      bad('press Return @ field Straat', 'Return submits the form'),
      fine('click button Vorige'),
      fine('click button Concept bewaren'),
    ],
  },
  {
    id: 'form/search',
    language: 'en',
    title: 'Search',
    body:
      h('Library') +
      form(field('Search'), submit('Search')) +
      link(
        'How to pay',
        'Order history',
        'Delete account help',
        'Post offices near you',
        'Submit a book',
        'Buying guide',
        'Payment methods',
      ),
    labels: [
      fine('press Return @ field Search', 'searches'),
      fine('click button Search'),
      fine('click link Order history', 'opens a list'),
      fine('click link Post offices near you', 'opens a page'),
      fine('click link How to pay', 'opens a help page'),
      fine('click link Payment methods', 'opens a page'),
      fine('click link Buying guide', 'opens a help page'),
    ],
  },
]
