export const strings = {
  about: (name: string) => `About ${name}`,
  short: 'About',
  people: 'In the room',
  hours: { one: '# hour', other: '# hours' },
  workshop: (hours: string) => `Workshop: ${hours}`,
  between: (least: string, most: string) => `${least} to ${most}`,
} as const;
