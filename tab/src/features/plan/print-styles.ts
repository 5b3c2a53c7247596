import { makeStaticStyles } from '@fluentui/react-components';

/** Marks the plan, so that the rules of printing find it and everything around it. */
export const printed = 'data-printed-plan';

const plan = `[${printed}]`;

/**
 * The plan on paper, A4 or Letter: nothing of the app around it, black on white in every theme.
 * The rules hold only while a plan is on the page. Colours stand here as they are, since paper has no theme.
 * One text, because objects of static styles know no nested rules.
 */
export const usePrintStyles = makeStaticStyles(`
@page { margin: 12mm 16mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  html:has(${plan}) { color-scheme: light !important; background-color: white !important; height: auto !important; }
  body:has(${plan}), #root:has(${plan}), #root :has(${plan}) {
    display: block !important; position: static !important; height: auto !important; min-height: 0 !important; overflow: visible !important;
    padding: 0 !important; background-color: white !important;
  }
  body:has(${plan}) > :not(#root), #root:has(${plan}) :not(:has(${plan}), ${plan}, ${plan} *) { display: none !important; }
  ${plan}, ${plan} * {
    color: black !important; background-color: transparent !important; border-color: #999 !important; box-shadow: none !important; text-decoration-line: none !important;
  }
}
`);
