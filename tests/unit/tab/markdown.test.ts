import { FluentProvider } from '@fluentui/react-components';
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

// By name, because the tests are checked without JSX.
const source = new URL('../../../tab/src/shared/ui/markdown.tsx', import.meta.url).pathname;
const { Markdown } = await import(source) as { Markdown: FunctionComponent<{ readonly children: string }> };

/** Behind the style sheet that the provider itself writes. */
const shown = (text: string) => renderToStaticMarkup(createElement(FluentProvider, null, createElement(Markdown, { children: text }))).replace(/^.*?<\/style>/, '');

describe('Markdown in the tab', () => {
  it.each([
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)></svg>', '<iframe src="javascript:alert(1)"></iframe>', '<style>*{display:none}</style>',
    'text <b onmouseover="alert(1)">bold</b>', '<a href="javascript:alert(1)">x</a>', '<details open ontoggle=alert(1)>', '<math><mtext></mtext></math>', '<form action="https://evil.example"><input></form>',
  ])('shows HTML and runs none of it: %s', (text) => {
    const html = shown(text);
    expect(html).not.toMatch(/<(?:script|img|svg|iframe|style|b|details|math|form|input)[\s>]/i);
    expect(html).not.toMatch(/<[^>]*\son\w+=/i);
  });

  it.each([
    '[x](javascript:alert(1))', '[x](JAVASCRIPT:alert(1))', '[x](java&#115;cript:alert(1))', '[x](data:text/html,x)', '[x](vbscript:x)', '![x](javascript:alert(1))', '<javascript:alert(1)>',
    '[x][1]\n\n[1]: javascript:alert(1)',
  ])('leads nowhere with %s', (text) => {
    expect(shown(text)).not.toMatch(/(?:href|src)="(?!")(?:\s*)(?:javascript|data|vbscript)/i);
  });

  it('opens links beside the tab, without telling where from', () => {
    expect(shown('[docs](https://learn.microsoft.com/)')).toMatch(/<a[^>]*href="https:\/\/learn\.microsoft\.com\/"[^>]*rel="noopener noreferrer"|<a[^>]*rel="noopener noreferrer"[^>]*href="https:\/\/learn\.microsoft\.com\/"/);
  });
});
