import { CalendarOutlined } from '@ant-design/icons'
import { Calendar, Input, Popover } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
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
  /** Told whether what stands here is no day; then it stays when the field is left, where it would else go. */
  readonly onUnread?: (isUnread: boolean) => void
}

/** A day, typed with or without hyphens; the calendar is for the mouse. */
export function DateField(props: DateFieldProps) {
  const { control, value, placeholder, calendarLabel, onChange, onUnread } = props
  const [text, setText] = useState(value)
  const [isOpen, setOpen] = useState(false)
  const shown = readTypedDay(text) === value ? text : value
  const calendar = (
    <div className={styles.calendar}>
      <Calendar
        fullscreen={false}
        value={dayjs(value === '' ? undefined : value)}
        onSelect={(day, { source }) => {
          onChange(day.format('YYYY-MM-DD'))
          onUnread?.(false)
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
        onUnread?.(isUnreadDay(target.value))
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
