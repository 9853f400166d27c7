import { z } from 'zod'

// zod tries whether it may compile its checks; under the pages' policy the trial alone would be reported as a violation.
z.config({ jitless: true })
