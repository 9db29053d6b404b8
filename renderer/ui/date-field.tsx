import { CalendarOutlined } from '@ant-design/icons'
import { Calendar, Input, Popover } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useEffectEvent, useState } from 'react'
import styles from './date-field.module.css'
import type { ControlProps } from './field.tsx'
import { isUnreadDay, readTypedDay } from './typed-day.ts'

interface DateFieldProps {
  readonly control: ControlProps
  /** `YYYY-MM-DD`, or '' while there is no day. */
  readonly value: string
  readonly placeholder: string
  /** The calendar button's name. */
  readonly calendarLabel: string
  readonly onChange: (value: string) => void
  /** Told whether something stands here that is no day: it is no value, and stays to be mended; else it goes when the field is left. */
  readonly onUnread?: (isUnread: boolean) => void
}

/** A day, typed with or without hyphens; the calendar is for the mouse. */
export function DateField(props: DateFieldProps) {
  const { control, value, placeholder, calendarLabel, onChange, onUnread } = props
  const [text, setText] = useState(value)
  const [isOpen, setOpen] = useState(false)
  const shown = readTypedDay(text) === value ? text : value
  useUnread(isUnreadDay(shown), onUnread)
  const calendar = (
    <div className={styles.calendar}>
      <Calendar
        fullscreen={false}
        value={dayjs(value === '' ? undefined : value)}
        onSelect={(day, { source }) => {
          setText(day.format('YYYY-MM-DD'))
          onChange(day.format('YYYY-MM-DD'))
          if (source === 'date') setOpen(false)
        }}
      />
    </div>
  )
  return (
    <Input
      {...control}
      value={shown}
      placeholder={placeholder}
      maxLength={10}
      autoComplete="off"
      onChange={({ target }) => {
        setText(target.value)
        onChange(readTypedDay(target.value))
      }}
      onBlur={() => {
        if (!(onUnread && isUnreadDay(shown))) setText(value)
      }}
      suffix={
        <Popover content={calendar} trigger="click" open={isOpen} onOpenChange={setOpen}>
          <button type="button" tabIndex={-1} className={styles.button} aria-label={calendarLabel}>
            <CalendarOutlined />
          </button>
        </Popover>
      }
    />
  )
}

/** Says it whenever it changes, and takes it back when the field goes. */
function useUnread(isUnread: boolean, onUnread: DateFieldProps['onUnread']): void {
  const tell = useEffectEvent((is: boolean) => onUnread?.(is))
  useEffect(() => {
    if (!isUnread) return
    tell(true)
    return () => tell(false)
  }, [isUnread])
}
