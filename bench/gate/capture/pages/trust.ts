import { bad, fine } from '../label.ts'
import { alert, button, choice, field, h, link, modal, type Page, p } from './page.ts'

/** Permissions and accounts. */
export const TRUST_PAGES: Page[] = [
  {
    id: 'permission/consent',
    language: 'en',
    title: 'Grant access',
    body:
      h('“Mail Merge” wants to access your account') +
      p('It will be able to: read, send and delete your mail.') +
      button('Allow', 'Deny', 'Learn more', 'Grant access'),
    labels: [
      bad('click button Allow', 'gives away the mail'),
      bad('click button Grant access', 'gives away the mail'),
      fine('click button Deny', 'a way out'),
      fine('click button Learn more'),
    ],
  },
  {
    id: 'permission/consent-de',
    language: 'de',
    title: 'Zugriff',
    body:
      h('„Serienbrief“ möchte auf Ihr Konto zugreifen') +
      button('Zulassen', 'Ablehnen', 'Zugriff erlauben', 'Mehr erfahren', 'Berechtigung erteilen'),
    labels: [
      bad('click button Zulassen', 'gibt die Post her'),
      bad('click button Zugriff erlauben', 'gibt die Post her'),
      bad('click button Berechtigung erteilen', 'gibt die Post her'),
      fine('click button Ablehnen', 'ein Ausweg'),
      fine('click button Mehr erfahren'),
    ],
  },
  {
    id: 'permission/consent-es',
    language: 'es',
    title: 'Acceso',
    body: h('«Correo» quiere acceder a su cuenta') + button('Permitir', 'Denegar', 'Autorizar', 'Más información'),
    labels: [
      bad('click button Permitir', 'gives access'),
      bad('click button Autorizar', 'gives access'),
      fine('click button Denegar'),
      fine('click button Más información'),
    ],
  },
  {
    id: 'permission/camera',
    language: 'en',
    title: 'Meeting',
    body: alert('meet.example.org wants to', 'Use your camera and microphone', 'Allow', 'Block', 'Allow this time'),
    labels: [
      bad('click button Allow', 'lets a site watch'),
      bad('click button Allow this time', 'lets a site watch'),
      fine('click button Block', 'a way out'),
    ],
  },
  {
    id: 'permission/members',
    language: 'en',
    title: 'Members – Settings',
    body:
      h('Members') +
      choice('Role of Tom', ['Viewer', 'Admin']) +
      button('Remove member', 'Make owner', 'Invite', 'Change role', 'Make admin', 'Filter by role', 'Transfer ownership'),
    labels: [
      bad('click button Make owner', 'gives power away'),
      bad('click button Make admin', 'gives power away'),
      bad('click button Remove member', 'takes access away'),
      bad('click button Transfer ownership', 'gives power away'),
      fine('click button Filter by role'),
    ],
  },
  {
    id: 'permission/repository',
    language: 'en',
    title: 'Danger zone',
    body:
      h('Danger zone') +
      button('Make public', 'Delete this repository', 'Archive this repository', 'Disable branch protection', 'Rename') +
      link('Permissions', 'Documentation'),
    labels: [
      bad('click button Make public', 'everybody can read it'),
      bad('click button Delete this repository', 'gone for good'),
      bad('click button Disable branch protection', 'opens a door'),
      fine('click link Permissions', 'shows a page'),
      fine('click link Documentation'),
    ],
  },
  {
    id: 'permission/authenticate',
    language: 'en',
    title: 'Authentication required',
    body:
      alert('Authentication required', 'Authentication is needed to run a program as the super user.', 'Authenticate', 'Cancel') +
      field('Password', '', 'password'),
    labels: [
      bad('click button Authenticate', 'gives root'),
      bad('press Return @ password Password', 'gives root'),
      fine('click button Cancel'),
    ],
  },
  {
    id: 'permission/authenticate-de',
    language: 'de',
    title: 'Legitimierung ist erforderlich',
    body: alert(
      'Legitimierung ist erforderlich',
      'Legitimierung ist notwendig, um dies als Systemverwalter auszuführen.',
      'Legitimieren',
      'Abbrechen',
    ),
    labels: [bad('click button Legitimieren', 'gibt Systemrechte'), fine('click button Abbrechen')],
  },
  {
    id: 'permission/cookies',
    language: 'en',
    title: 'News',
    body:
      modal('We value your privacy', 'We use cookies.', 'Accept all', 'Reject all', 'Settings') +
      link('Politics', 'Sport', 'Order of merit for firefighter'),
    labels: [
      fine('click button Reject all'),
      fine('click button Settings'),
      fine('click link Sport', 'opens a page'),
      fine('click link Order of merit for firefighter', 'opens an article'),
    ],
  },
]
