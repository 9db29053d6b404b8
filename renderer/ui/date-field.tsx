import { CalendarOutlined } from '@ant-design/icons'
import { Calendar, Input, Popover } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import styles from './date-field.module.css'
import type { ControlProps } from './field.tsx'
import { readTypedDay } from './typed-day.ts'

interface DateFieldProps {
  readonly control: ControlProps
  /** `YYYY-MM-DD`, or '' while there is no day. */
  readonly value: string
  readonly placeholder: string
  /** The calendar button's name. */
  readonly calendarLabel: string
  readonly onChange: (value: string) => void
}

/** A day, typed with or without hyphens; the calendar is for the mouse. */
export function DateField(props: DateFieldProps) {
  const { control, value, placeholder, calendarLabel, onChange } = props
  const [text, setText] = useState(value)
  const [isOpen, setOpen] = useState(false)
  const calendar = (
    <div className={styles.calendar}>
      <Calendar
        fullscreen={false}
        value={dayjs(value === '' ? undefined : value)}
        onSelect={(day, { source }) => {
          onChange(day.format('YYYY-MM-DD'))
          if (source === 'date') setOpen(false)
        }}
      />
    </div>
  )
  return (
    <Input
      {...control}
      value={readTypedDay(text) === value ? text : value}
      placeholder={placeholder}
      maxLength={10}
      autoComplete="off"
      onChange={({ target }) => {
        setText(target.value)
        onChange(readTypedDay(target.value))
      }}
      onBlur={() => setText(value)}
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
