import { bad, fine } from '../label.ts'
import { alert, area, button, check, choice, field, form, grid, h, link, menu, modal, type Page, p, submit } from './page.ts'

/** Records, documents, sharing, signing. */
export const OFFICE_PAGES: Page[] = [
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
]
