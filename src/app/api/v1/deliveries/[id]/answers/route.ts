import { serve } from '#server/api-route.ts'
import { answerOperation } from '../../../_operations/answers.ts'

export const POST = serve(answerOperation)
