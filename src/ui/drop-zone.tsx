'use client'

import { useEffect, useRef, useState } from 'react'
import { Icon } from './icons.tsx'

export type DropZoneProps = {
  /** takes the files as multipart/form-data and answers with the next page */
  action: string
  field: string
  most: { files: number; bytes: number }
  words: { title: string; text: string; sending: string; tooMany: string; tooLarge: string }
}

type State =
  | { kind: 'rest' }
  | { kind: 'over' }
  | { kind: 'sending'; count: number }
  | { kind: 'refused'; text: string }

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
/** A file field takes what is dropped on it by itself. */
const isOwnField = (event: Event) =>
  event.target instanceof Element && event.target.closest('.file-pick, input[type="file"]') !== null

/** Files dropped or pasted anywhere in the window go the same way as those of a form; several at once. */
export function DropZone({ action, field, most, words }: DropZoneProps) {
  const form = useRef<HTMLFormElement>(null)
  const [state, setState] = useState<State>({ kind: 'rest' })
  useEffect(() => {
    const send = (files: FileList) => {
      const input = form.current?.elements.namedItem(field)
      if (files.length === 0 || !(input instanceof HTMLInputElement)) return setState({ kind: 'rest' })
      if (files.length > most.files) return setState({ kind: 'refused', text: words.tooMany })
      if ([...files].every(({ size }) => size > most.bytes)) return setState({ kind: 'refused', text: words.tooLarge })
      input.files = files
      setState({ kind: 'sending', count: files.length })
      form.current?.requestSubmit()
    }
    return listen({ over: () => setState({ kind: 'over' }), out: () => setState({ kind: 'rest' }), send })
  }, [field, most, words])
  return (
    <>
      <form ref={form} action={action} method="post" encType="multipart/form-data" hidden>
        <input type="file" name={field} multiple />
      </form>
      <div aria-live="polite" className="vh">
        {state.kind === 'over' ? words.title : ''}
        {state.kind === 'sending' ? words.sending.replace('{count}', String(state.count)) : ''}
        {state.kind === 'refused' ? state.text : ''}
      </div>
      {state.kind === 'rest' ? null : (
        <div className="drop-over" aria-hidden="true" data-state={state.kind}>
          <Icon name="drop" size={24} />
          {state.kind === 'over' ? <b>{words.title}</b> : null}
          {state.kind === 'over' ? <span>{words.text}</span> : null}
          {state.kind === 'sending' ? <b>{words.sending.replace('{count}', String(state.count))}</b> : null}
          {state.kind === 'refused' ? <b>{state.text}</b> : null}
        </div>
      )}
    </>
  )
}

function listen(on: { over: () => void; out: () => void; send: (files: FileList) => void }): () => void {
  const onDrag = (event: DragEvent) => {
    if (!carriesFiles(event) || isOwnField(event)) return
    event.preventDefault()
    on.over()
  }
  const onLeave = (event: DragEvent) => {
    if (event.relatedTarget === null) on.out()
  }
  const onDrop = (event: DragEvent) => {
    if (!carriesFiles(event)) return
    if (isOwnField(event)) return on.out()
    event.preventDefault()
    if (event.dataTransfer) on.send(event.dataTransfer.files)
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = event.clipboardData?.files
    if (!files || files.length === 0) return
    event.preventDefault()
    on.send(files)
  }
  const listeners = { dragenter: onDrag, dragover: onDrag, dragleave: onLeave, drop: onDrop, paste: onPaste } as const
  document.addEventListener('dragenter', onDrag)
  document.addEventListener('dragover', onDrag)
  document.addEventListener('dragleave', onLeave)
  document.addEventListener('drop', onDrop)
  document.addEventListener('paste', onPaste)
  // a press ends the word that refused
  const onPress = () => on.out()
  document.addEventListener('pointerdown', onPress)
  return () => {
    document.removeEventListener('pointerdown', onPress)
    for (const [kind, listener] of Object.entries(listeners))
      document.removeEventListener(kind, listener as EventListener) // the pairs of the object above
  }
}
