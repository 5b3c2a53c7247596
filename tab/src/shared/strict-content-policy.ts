import { z } from 'zod';

// Imported before every schema: zod would otherwise try to compile parsers, which the content security policy reports as an attack.
z.config({ jitless: true });
