import nextAuth from 'next-auth'
import { authOptions } from '#server/session.ts'

// next-auth 4 types its handler for the pages router; in route handlers it takes the same two arguments.
const handler = (request: Request, context: unknown) =>
  nextAuth(request as never, context as never, authOptions()) as Promise<Response>

export { handler as GET, handler as POST }
