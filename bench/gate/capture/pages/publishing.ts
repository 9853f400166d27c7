import { bad, fine } from '../label.ts'
import { area, button, field, form, h, link, type Page, submit } from './page.ts'

/** Blogs, walls, forms of authorities and of searches. */
export const PUBLISHING_PAGES: Page[] = [
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
