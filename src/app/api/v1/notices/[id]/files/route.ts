import { serveUpload } from '#server/api-upload.ts'
import { attachFilesOperation } from '../../../_operations/notice-parts.ts'

export const POST = serveUpload(attachFilesOperation)
