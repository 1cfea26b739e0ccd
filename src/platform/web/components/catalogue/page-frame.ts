/** Components at the top and bottom of a page. The service's own layout takes their place. */
import { footer } from '../footer.ts'
import { genericHeader } from '../generic-header.ts'
import { header } from '../header.ts'
import { entry } from './entry.ts'

export const pageFrame = [
  entry('footer', 'The foot of a government page, with licence and copyright. Our layout has a plain one.', {
    'with links': () =>
      footer({
        meta: {
          items: [
            { text: 'Accessibility', href: '/accessibility' },
            { text: 'Privacy', href: '/privacy' },
          ],
        },
        copyright: { text: 'The inspectorate' },
      }),
  }),
  entry('generic-header', 'The head of a page, with a name or logo of its own.', {
    'with a name': () => genericHeader({ logoText: 'Plumbline', url: '/' }),
  }),
  entry('header', 'The head of a government page. Our layout does not use it, nor the crown.', {
    'with a name': () => header({ productName: 'Plumbline', homepageUrl: '/' }),
  }),
]
